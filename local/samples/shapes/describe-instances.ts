export interface Instance {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly publicIp: string | null;
  readonly privateIp: string;
  readonly volumes: readonly string[];
  /** RFC 3339 UTC. */
  readonly launched: string;
}

/** `aws ec2 describe-instances`: two levels, the link between machine and disks, both addresses. */
export function describeInstances(instances: readonly Instance[]): string {
  const reservations = instances.map((instance, index) => ({
    Groups: [],
    OwnerId: '000000000000',
    ReservationId: `r-0${String(index + 1).padStart(16, '0')}`,
    Instances: [
      {
        InstanceId: instance.id,
        InstanceType: instance.type,
        LaunchTime: instance.launched,
        PrivateIpAddress: instance.privateIp,
        ...(instance.publicIp ? { PublicIpAddress: instance.publicIp } : {}),
        State: { Code: 16, Name: 'running' },
        Placement: { AvailabilityZone: 'eu-south-1a' },
        BlockDeviceMappings: instance.volumes.map((volume, number) => ({
          DeviceName: `/dev/sd${'abcdef'[number]}`,
          Ebs: { VolumeId: volume, Status: 'attached', DeleteOnTermination: number === 0 },
        })),
        Tags: [{ Key: 'Name', Value: instance.name }],
      },
    ],
  }));
  return `${JSON.stringify({ Reservations: reservations }, null, 2)}\n`;
}
