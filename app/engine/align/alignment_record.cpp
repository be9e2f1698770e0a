#include "app/engine/align/alignment_record.h"

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

}  // namespace

std::string alignmentRecord(const Case& loaded, const CaseAlignment& alignment,
                            const Geometry& grid, double seconds)
{
    nlohmann::ordered_json record = {
        {"type", "alignment"},       {"software", "Glioscope " GLIOSCOPE_VERSION},
        {"case", loaded.files.name}, {"onto", "t1ce"},
        {"grid", describe(grid)},    {"leftAsItIs", alignment.isLeftAsItIs},
        {"seconds", seconds}};
    for (const Sequence sequence : kAllSequences) {
        if (loaded.image(sequence)) {
            record["sequences"][std::string(key(sequence))] = entryOf(loaded, alignment, sequence);
        }
    }
    record["notices"] = alignment.notices;
    return record.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace glioscope
