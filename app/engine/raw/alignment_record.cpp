#include "app/engine/raw/alignment_record.h"

#include <nlohmann/json.hpp>

namespace glioscope {
namespace {

nlohmann::ordered_json entryOf(const Case& loaded, const CaseAlignment& alignment,
                               Sequence sequence)
{
    nlohmann::ordered_json entry = {{"from", loaded.files.image(sequence)->filename().string()},
                                    {"fromGrid", describe(loaded.image(sequence)->geometry)}};
    if (sequence == Sequence::T1ce || alignment.isLeftAsItIs) {
        return entry;
    }
    const RigidRegistration& move = alignment.moves[static_cast<std::size_t>(sequence)];
    entry["moved"] = move.isMoved;
    entry["largestMoveMm"] = move.largestMoveMm;
    entry["rotation"] = move.toMoving.rotation;
    entry["translationMm"] = move.toMoving.translationMm;
    entry["mutualInformation"] = move.mutualInformation;
    entry["informationLostByShift"] = move.informationLostByShift;
    entry["headOverlap"] = move.headOverlap;
    if (!move.doubt.empty()) {
        entry["doubt"] = move.doubt;
    }
    return entry;
}

nlohmann::ordered_json sequencesOf(const Case& loaded, const CaseAlignment& alignment)
{
    nlohmann::ordered_json sequences = nlohmann::ordered_json::object();
    for (const Sequence sequence : kAllSequences) {
        if (loaded.image(sequence)) {
            sequences[std::string(key(sequence))] = entryOf(loaded, alignment, sequence);
        }
    }
    return sequences;
}

nlohmann::ordered_json brainEntry(const BrainInHead& brain)
{
    using Source = BrainInHead::Source;
    nlohmann::ordered_json entry = {{"ml", brain.volumeMl()}};
    switch (brain.source) {
    case Source::Network:
        entry["by"] = brain.name;
        entry["sequences"] = brain.sequences;
        entry["brightShareOutside"] = brain.brightShareOutside;
        break;
    case Source::File: entry["file"] = brain.name; break;
    case Source::Stripped: entry["strippedAlready"] = true; break;
    }
    return entry;
}

std::string written(const nlohmann::ordered_json& record)
{
    return record.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string alignmentRecord(const Case& loaded, const CaseAlignment& alignment,
                            const Geometry& grid, double seconds)
{
    return written({{"type", "alignment"},
                    {"software", "Glioscope " GLIOSCOPE_VERSION},
                    {"case", loaded.files.name},
                    {"onto", "t1ce"},
                    {"grid", describe(grid)},
                    {"leftAsItIs", alignment.isLeftAsItIs},
                    {"seconds", seconds},
                    {"sequences", sequencesOf(loaded, alignment)},
                    {"notices", alignment.notices}});
}

std::string alignmentPart(const RawCase& raw)
{
    return written({{"onto", "t1ce"},
                    {"leftAsItIs", raw.alignment->isLeftAsItIs},
                    {"brain", brainEntry(*raw.brain)},
                    {"sequences", sequencesOf(raw.loaded, *raw.alignment)}});
}

}  // namespace glioscope
