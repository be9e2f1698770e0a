# Sourced by check: trains a network on every fold and on all cases, all six runs side by side, and keeps what
# is worth keeping as OUT/NETWORK*.tar. A run that was cut off goes on when check runs again.

folds=(1 2 3 4 5 0)
window=(96 112 96)  # carries the whole brain at 1.5 mm, so that training and use see the same statistics
steps_an_epoch=100

# Seconds a step takes while all runs go on side by side: over enough of them that starts do not count.
seconds_a_step() {
    local fold
    for fold in "${folds[@]}"; do
        "$engine" benchmark --training "$work/patches" --device "$device" "$@" --measured-steps 200 --json \
            >"$work/speed-$fold.json" 2>/dev/null &
    done
    wait
    python3 -c '
import json, sys
print(max(json.loads(line)["bothSeconds"] for name in sys.argv[1:] for line in open(name)
          if "training-benchmark" in line))' "$work"/speed-*.json
}

# keep NETWORK FOLD...: models and logs of its runs, small enough to travel.
keep() {
    local network="$1" part
    shift
    part="$out/$network-folds-$(IFS=-; echo "$*").tar"
    (cd "$work/runs" && for fold in "$@"; do
        ls "$network-$fold"/{last.h5,config.json,log.csv,log.jsonl,status.json} 2>/dev/null
    done | tar -cf "$part" -T -)
}

# train_network NETWORK SHARE OPTION...: takes SHARE percent of the time that is left.
train_network() {
    local network="$1" share="$2" budget seconds epochs fold resume
    shift 2
    [ ! -e "$work/trained-$network" ] || { note "$network: trained before"; return; }
    budget=$((($(left) - 15) * share / 100))
    [ "$budget" -gt 40 ] || { note "$network: no time left"; return; }
    local options=(--network "$network" "$@" --window "${window[@]}")
    if [ ! -e "$work/epochs-$network" ]; then
        local began=$SECONDS
        seconds=$(seconds_a_step "${options[@]}")
        budget=$((budget - SECONDS + began))
        # Starting and the last validation take about 25 s.
        python3 -c "print(max(2, int(($budget - 25) * 0.92 / $seconds / $steps_an_epoch)))" >"$work/epochs-$network"
        note "$network: $seconds s a step, six at a time"
    fi
    epochs=$(cat "$work/epochs-$network")
    mkdir -p "$work/runs"
    for fold in "${folds[@]}"; do
        resume=()
        [ ! -e "$work/runs/$network-$fold/checkpoint.h5" ] || resume=(--resume)
        timeout -s INT -k 10 "$((budget + 12))" "$engine" train "$work/patches" --output "$work/runs/$network-$fold" \
            --recipe best "${options[@]}" --mirror-averaging --synthetic-share 0 --ema-decay 0.998 \
            --weight-decay 1e-3 --warm-up 100 --steps "$steps_an_epoch" --epochs "$epochs" --validate-every "$epochs" \
            $([ "$fold" = 0 ] || echo --fold "$fold") --seed $((fold + 1)) --device "$device" --name "$network" \
            "${resume[@]}" >"$work/train-$network-$fold.log" 2>&1 &
    done
    wait
    note "$network: $epochs epochs of $steps_an_epoch steps; done: $(for fold in "${folds[@]}"; do
        printf '%s ' "$(tail -n +2 "$work/runs/$network-$fold/log.csv" 2>/dev/null | wc -l)"; done)"
    tail -n 1 "$work"/train-"$network"-*.log >>"$out/progress.txt"
    if [ "$network" = vnet ]; then keep vnet 1 2 3; keep vnet 4 5 0; else keep "$network" 1 2 3 4 5 0; fi
    touch "$work/trained-$network"
}
