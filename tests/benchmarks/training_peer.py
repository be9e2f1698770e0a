"""A training step of the reference's UNet beside the same step in Python PyTorch, on this machine, in this run.

    scripts/shell python3 tests/benchmarks/training_peer.py PATCHES [--steps N]

PATCHES is a folder made by `glioscope-engine prepare`. The peer is what a Python programmer writes, with
soft Dice plus cross-entropy and AdamW: on the CPU float32 and contiguous tensors, on a graphics card bfloat16
autocast and channels-last tensors. Figures are seconds a step without loading data, the best bfloat16 or
float32 matrix product of the same run in TFLOP/s, and the ratios peer / Glioscope.
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


class ReferenceUNet(nn.Module):
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


def synchronise(device):
    if device != "cpu":
        torch.cuda.synchronize()


def peer_seconds(steps, device):
    torch.manual_seed(1)
    fast = device != "cpu"
    torch.backends.cudnn.benchmark = fast
    layout = torch.channels_last_3d if fast else torch.contiguous_format
    network = ReferenceUNet().to(device, memory_format=layout)
    count = sum(p.numel() for p in network.parameters())
    assert count == 16_318_307, count
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-4)
    x = torch.randn(1, 4, *WINDOW).to(device, memory_format=layout)
    y = (torch.rand(1, 3, *WINDOW) > 0.8).float().to(device)
    taken = []
    for _ in range(steps + 3):
        synchronise(device)
        start = time.perf_counter()
        optimiser.zero_grad()
        with torch.autocast(device, torch.bfloat16, enabled=fast):
            logits = network(x)
        loss_of(logits.float(), y).backward()
        optimiser.step()
        synchronise(device)
        taken.append(time.perf_counter() - start)
    return min(taken[1:])


def ceiling_tflops(device):
    """The best of five matrix products of 8192 (CPU: 2048)."""
    n = 2048 if device == "cpu" else 8192
    a, b = (torch.randn(n, n, device=device, dtype=torch.float32 if device == "cpu" else torch.bfloat16)
            for _ in range(2))
    best = float("inf")
    for _ in range(5):
        synchronise(device)
        start = time.perf_counter()
        a @ b
        synchronise(device)
        best = min(best, time.perf_counter() - start)
    return 2 * n**3 / best / 1e12


def our_seconds(arguments, precision):
    command = [arguments.engine, "benchmark", "--training", arguments.patches, "--network", "unet", "--width", "32",
               "--norm", "none", "--window", *map(str, WINDOW), "--precision", precision,
               "--device", arguments.device, "--measured-steps", str(arguments.steps), "--json"]
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
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    parser.add_argument("--engine", default="glioscope-engine")
    arguments = parser.parse_args()
    on_card = arguments.device != "cpu"
    peer = peer_seconds(arguments.steps, arguments.device)
    print(f"ceiling: {ceiling_tflops(arguments.device):.2f} TFLOP/s")
    kind = "bfloat16 autocast, channels last" if on_card else f"float32, {torch.get_num_threads()} threads"
    print(f"Python PyTorch {torch.__version__}, {kind}: {peer:.4f} s a step")
    for precision in ("bf16",) if on_card else ("fp32", "bf16") if has_bfloat16() else ("fp32",):
        ours = our_seconds(arguments, precision)
        print(f"Glioscope, {precision}: {ours:.4f} s a step, {peer / ours:.2f} times as fast")


if __name__ == "__main__":
    main()
