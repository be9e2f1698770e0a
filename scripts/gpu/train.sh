# Sourced by check: trains a network on every fold and on all cases, all six runs side by side, and keeps what
# is worth keeping as OUT/NETWORK*.tar. A run that was cut off goes on when check runs again.

folds=(1 2 3 4 5 0)
steps_an_epoch=100  # of the recipe
trial_seconds=60    # of the first epochs, whose pace says how many the time allows
many_epochs=400     # planned until then: so many that the rate stays at its peak

# start_runs NETWORK EPOCHS SECONDS OPTION...: all runs, begun or gone on with, interrupted after SECONDS.
start_runs() {
    local network="$1" epochs="$2" seconds="$3" fold kept runs=()
    shift 3
    for fold in "${folds[@]}"; do
        local run="$work/runs/$network-$fold" place=()
        if [ "$fold" = 0 ]; then
            kept="$project/resources/models/$network.h5"
        else
            kept="$project/training/runs/$network-$fold/last.h5"
            place=(--fold "$fold")
        fi
        [ ! -e "$run/checkpoint.h5" ] || place+=(--resume)
        [ ! -e "$kept" ] || place+=(--start-from "$kept")
        timeout -s INT -k 10 "$seconds" "$engine" train "$work/patches" --output "$run" --recipe best \
            --network "$network" --no-phantoms-first "$@" --steps "$steps_an_epoch" --epochs "$epochs" \
            --validate-every "$many_epochs" --seed $((fold + 1)) --device "$device" --name "$network" \
            "${place[@]}" >>"$work/train-$network-$fold.log" 2>&1 &
        runs+=($!)
    done
    wait "${runs[@]}"
}

# epochs_for NETWORK SECONDS: how many epochs its runs have after SECONDS more, by the pace of the slowest; the
# first epoch is slower and does not count.
epochs_for() {
    python3 -c '
import csv, statistics, sys
seconds, runs = float(sys.argv[1]), [list(csv.DictReader(open(name))) for name in sys.argv[2:]]
pace = max(statistics.mean(float(row["seconds"]) for row in run[1:] or run) for run in runs)
print(min(map(len, runs)) + max(1, int(0.95 * seconds / pace)))' "$2" "$work/runs/$1"-*/log.csv
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

# train_network NETWORK OPTION...: takes the time that is left.
train_network() {
    local network="$1" seconds
    shift
    [ ! -e "$work/trained-$network" ] || { note "$network: trained before"; return; }
    [ "$(left)" -gt $((trial_seconds + 40)) ] || { note "$network: no time left"; return; }
    mkdir -p "$work/runs"
    if [ ! -e "$work/epochs-$network" ]; then
        start_runs "$network" "$many_epochs" "$trial_seconds" "$@"
        # Going on and the last validation take about 20 s.
        epochs_for "$network" $(($(left) - 35)) >"$work/epochs-$network" || { rm "$work/epochs-$network"; return 1; }
        note "$network: $(cat "$work/epochs-$network") epochs of $steps_an_epoch steps planned"
    fi
    seconds=$(($(left) - 12))
    start_runs "$network" "$(cat "$work/epochs-$network")" "$seconds" "$@"
    note "$network: epochs done: $(for fold in "${folds[@]}"; do
        printf '%s ' "$(tail -n +2 "$work/runs/$network-$fold/log.csv" 2>/dev/null | wc -l)"; done)"
    tail -q -n 1 "$work"/train-"$network"-*.log >>"$out/progress.txt"
    if [ "$network" = vnet ]; then keep vnet 1 2 3; keep vnet 4 5 0; else keep "$network" 1 2 3 4 5 0; fi
    touch "$work/trained-$network"
}
