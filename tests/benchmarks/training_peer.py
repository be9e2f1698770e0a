"""A training step of the seed's UNet beside the same step in Python PyTorch, on this machine, in this run.

    scripts/shell python3 tests/benchmarks/training_peer.py PATCHES [--steps N]

PATCHES is a folder made by `glioscope-engine prepare`. The peer is what a Python programmer writes:
float32, contiguous tensors, soft Dice plus cross-entropy,
AdamW. Figures are seconds a step without loading data, and the ratios peer / Glioscope.
"""
import argparse
import json
import subprocess
import time

import torch
from torch import nn

WINDOW = (160, 160, 16)


def pair(inputs, first, second):
    return nn.Sequential(nn.Conv3d(inputs, first, 3, padding=1), nn.ReLU(),
                         nn.Conv3d(first, second, 3, padding=1), nn.ReLU())


class SeedUNet(nn.Module):
    """16,318,307 parameters: encoder (32,64) (64,128) (128,256), bottleneck (256,512)."""

    def __init__(self):
        super().__init__()
        self.down = nn.ModuleList([pair(4, 32, 64), pair(64, 64, 128), pair(128, 128, 256)])
        self.bottom = pair(256, 256, 512)
        self.up = nn.ModuleList([pair(256 + 512, 256, 256), pair(128 + 256, 128, 128),
                                 pair(64 + 128, 64, 64)])
        self.head = nn.Conv3d(64, 3, 1)

    def forward(self, x):
        skips = []
        for level in self.down:
            x = level(x)
            skips.append(x)
            x = nn.functional.max_pool3d(x, 2)
        x = self.bottom(x)
        for level, skip in zip(self.up, reversed(skips)):
            x = nn.functional.interpolate(x, scale_factor=2, mode="nearest")
            x = level(torch.cat([skip, x], 1))
        return self.head(x)


def loss_of(logits, target):
    p = logits.sigmoid()
    axes = (0, 2, 3, 4)
    dice = (2 * (p * target).sum(axes) + 1e-5) / (p.sum(axes) + target.sum(axes) + 1e-5)
    return 1 - dice.mean() + nn.functional.binary_cross_entropy_with_logits(logits, target)


def peer_seconds(steps):
    torch.manual_seed(1)
    network = SeedUNet()
    count = sum(p.numel() for p in network.parameters())
    assert count == 16_318_307, count
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-4)
    x = torch.randn(1, 4, *WINDOW)
    y = (torch.rand(1, 3, *WINDOW) > 0.8).float()
    taken = []
    for _ in range(steps + 1):
        start = time.perf_counter()
        optimiser.zero_grad()
        loss_of(network(x), y).backward()
        optimiser.step()
        taken.append(time.perf_counter() - start)
    return min(taken[1:])


def our_seconds(patches, precision, steps):
    command = ["glioscope-engine", "benchmark", "--training", patches, "--network", "unet", "--width", "32",
               "--norm", "none", "--window", *map(str, WINDOW), "--precision", precision,
               "--measured-steps", str(steps), "--json"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    results = [json.loads(line) for line in lines]
    return next(r for r in results if r["type"] == "training-benchmark")["networkSeconds"]


def has_bfloat16():
    """Without these instructions bfloat16 is emulated, and nobody trains in it."""
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as cpu:
        return bool({"avx512_bf16", "amx_bf16"} & set(cpu.read().split()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("patches")
    parser.add_argument("--steps", type=int, default=3)
    arguments = parser.parse_args()
    peer = peer_seconds(arguments.steps)
    print(f"Python PyTorch {torch.__version__}, float32, {torch.get_num_threads()} threads: {peer:.2f} s a step")
    for precision in ("fp32", "bf16") if has_bfloat16() else ("fp32",):
        ours = our_seconds(arguments.patches, precision, arguments.steps)
        print(f"Glioscope, {precision}: {ours:.2f} s a step, {peer / ours:.2f} times as fast")


if __name__ == "__main__":
    main()
