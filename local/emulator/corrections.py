"""
What ministack 1.5.33 does otherwise than AWS documents and Attesta's deployment cannot do without. Each is put right here, tells once that it
was needed, and is listed in docs/emulatore.md; tests/emulator/differences.ts goes red when one is not needed any more.
"""

import json
import re
import threading

told = set()


def tell(what):
    if what not in told:
        told.add(what)
        print(f"attesta: correction: {what}", flush=True)


def name_the_version_in_events():
    """
    `version-id` is left out of the events that S3 sends through EventBridge. AWS names it for every bucket with versions
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
                tell("version-id put into an event of S3")
                detail["object"]["version-id"] = current.version
                event = {**event, "Detail": json.dumps(detail)}
        return dispatch(event, *args, **named)

    s3._fire_s3_event, eventbridge._dispatch_event = fire_knowing_version, dispatch_with_version


def name_the_role_of_a_session():
    """
    `aws:PrincipalArn` of a function is its session. AWS gives the role there, whatever the session (IAM user guide,
    "AWS global condition context keys"), and the bucket's policy names the roles that may write digests and records.
    """
    from ministack.core import iam_evaluator

    resolve = iam_evaluator._resolve_condition_key

    def resolve_role(key, context):
        value = resolve(key, context)
        session = re.fullmatch(r"arn:aws:sts::(\d+):assumed-role/([^/]+)/.+", value) if key.lower() == "aws:principalarn" and value else None
        if session is None:
            return value
        tell("the principal of a session is its role")
        return f"arn:aws:iam::{session[1]}:role/{session[2]}"

    iam_evaluator._resolve_condition_key = resolve_role


def ask_for_batches_as_for_one():
    """
    `sqs:SendMessageBatch` is asked for where a function sends several messages at once. AWS knows no such action: several are
    `sqs:SendMessage` like one (service authorization reference, Amazon SQS).
    """
    from ministack.core import iam_actions

    extract = iam_actions.extract_iam_action

    def extract_known(*args, **named):
        action = extract(*args, **named)
        if action not in ("sqs:SendMessageBatch", "sqs:DeleteMessageBatch", "sqs:ChangeMessageVisibilityBatch"):
            return action
        tell("several messages need the right of one")
        return action.removesuffix("Batch")

    iam_actions.extract_iam_action = extract_known


def give_the_range_of_a_version():
    """
    GetObject with both a version and a Range gives the whole version with 200. AWS gives the range with 206 (S3 API reference, GetObject), and
    ingest looks at the first bytes of a file so.
    """
    from ministack.services import s3

    get = s3._get_object

    def get_range(bucket, key, headers, query=None):
        status, answer, body = get(bucket, key, headers, query)
        wanted = headers.get("range", "")
        if status != 200 or not wanted or not (query or {}).get("versionId"):
            return status, answer, body
        within = s3._parse_range(wanted, len(body))
        if within is None:
            return status, answer, body
        tell("a range of a version is given as asked")
        start, end = within
        part = body[start : end + 1]
        return 206, {**answer, "Content-Length": str(len(part)), "Content-Range": f"bytes {start}-{end}/{len(body)}"}, part

    s3._get_object = get_range


def correct_all():
    name_the_version_in_events()
    name_the_role_of_a_session()
    ask_for_batches_as_for_one()
    give_the_range_of_a_version()
