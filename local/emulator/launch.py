"""Starts ministack in this process: what start-ministack.ts runs. Settings come from the environment."""

import json
import os
import re
import signal
import sys
import threading


def end_with_parent():
    """Standard input closes when whoever started us stops us or dies: then we go, with the Lambda processes of our group."""
    sys.stdin.buffer.read()
    os.killpg(os.getpgid(0), signal.SIGKILL)


def name_the_version():
    """
    ministack 1.5.33 leaves `version-id` out of the events that S3 sends through EventBridge. AWS names it for every bucket with versions
    (S3 user guide, "EventBridge event message structure"), and ingest reads by version alone. It is put in here, and nowhere else.
    """
    from ministack.services import eventbridge, s3

    fire, dispatch, current = s3._fire_s3_event, eventbridge._dispatch_event, threading.local()

    def fire_knowing_version(*args, **named):
        current.version = named.get("version_id")
        return fire(*args, **named)

    def dispatch_with_version(event, *args, **named):
        if event.get("Source") == "aws.s3" and getattr(current, "version", None):
            detail = json.loads(event["Detail"])
            if "version-id" not in detail["object"]:
                print("attesta: correction: version-id put into an event of S3", flush=True)
                detail["object"]["version-id"] = current.version
                event = {**event, "Detail": json.dumps(detail)}
        return dispatch(event, *args, **named)

    s3._fire_s3_event, eventbridge._dispatch_event = fire_knowing_version, dispatch_with_version


def name_the_role():
    """
    ministack 1.5.33 gives `aws:PrincipalArn` of a function as its session. AWS gives the role there, whatever the session (IAM user guide,
    "AWS global condition context keys"), and the bucket's policy names the roles that may write digests and records.
    """
    from ministack.core import iam_evaluator

    resolve, told = iam_evaluator._resolve_condition_key, set()

    def resolve_role(key, context):
        value = resolve(key, context)
        session = re.fullmatch(r"arn:aws:sts::(\d+):assumed-role/([^/]+)/.+", value) if key.lower() == "aws:principalarn" and value else None
        if session is None:
            return value
        role = f"arn:aws:iam::{session[1]}:role/{session[2]}"
        if role not in told:
            told.add(role)
            print(f"attesta: correction: the principal is {role}", flush=True)
        return role

    iam_evaluator._resolve_condition_key = resolve_role


def name_the_action():
    """
    ministack 1.5.33 asks for `sqs:SendMessageBatch` where a function sends several messages at once. AWS knows no such action: several are
    `sqs:SendMessage` like one (service authorization reference, Amazon SQS).
    """
    from ministack.core import iam_actions

    extract, told = iam_actions.extract_iam_action, set()

    def extract_known(*args, **named):
        action = extract(*args, **named)
        if action not in ("sqs:SendMessageBatch", "sqs:DeleteMessageBatch", "sqs:ChangeMessageVisibilityBatch"):
            return action
        if action not in told:
            told.add(action)
            print(f"attesta: correction: {action} is asked for as one message", flush=True)
        return action.removesuffix("Batch")

    iam_actions.extract_iam_action = extract_known


threading.Thread(target=end_with_parent, daemon=True).start()
sys.argv = ["ministack"]
from ministack import app  # noqa: E402

# It would also listen on 443, for a service that Attesta does not use.
app._port_is_bindable = lambda *_: False
name_the_version()
name_the_role()
name_the_action()
app.main()
