#include "app/engine/raw/alignment_record.h"

#include "segmentation/registration/alignment_file.h"
#include "segmentation/system/version.h"

#include <nlohmann/json.hpp>

namespace glioscope {
namespace {

using nlohmann::ordered_json;

ordered_json brainEntry(const BrainInHead& brain)
{
    using Source = BrainInHead::Source;
    ordered_json entry = {{"ml", brain.volumeMl()}};
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

std::string written(const ordered_json& record)
{
    return record.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string alignmentRecord(const Case& loaded, const CaseAlignment& alignment,
                            const Geometry& grid, double seconds)
{
    const ordered_json moves = ordered_json::parse(alignmentText(loaded, alignment));
    ordered_json notices = ordered_json::array();
    for (const Sentence& notice : alignment.notices) {
        notices.push_back(notice.text());
    }
    return written({{"type", "alignment"},
                    {"software", "Glioscope " GLIOSCOPE_VERSION},
                    {"case", loaded.files.name},
                    {"onto", moves.at("onto")},
                    {"grid", describe(grid)},
                    {"leftAsItIs", moves.at("leftAsItIs")},
                    {"seconds", seconds},
                    {"sequences", moves.at("sequences")},
                    {"notices", std::move(notices)}});
}

std::string alignmentPart(const RawCase& raw)
{
    const ordered_json moves = ordered_json::parse(alignmentText(raw.loaded, *raw.alignment));
    return written({{"onto", moves.at("onto")},
                    {"leftAsItIs", moves.at("leftAsItIs")},
                    {"brain", brainEntry(*raw.brain)},
                    {"sequences", moves.at("sequences")}});
}

}  // namespace glioscope
