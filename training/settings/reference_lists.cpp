#include "training/settings/reference_lists.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "segmentation/system/json_value.h"
#include "segmentation/system/path_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace glioscope {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kConfig = "config.json";

std::optional<Index3> sizeFrom(const json& lists)
{
    const auto size = lists.find("patch_size");
    const bool is = size != lists.end() && size->is_array() && size->size() == 3 &&
                    std::all_of(size->begin(), size->end(),
                                [](const json& edge) { return edge.is_number_integer(); });
    return is ? std::optional(valueOf<Index3>(*size)) : std::nullopt;
}

}  // namespace

std::optional<ReferenceLists> readReferenceLists(const fs::path& folder)
{
    const fs::path file = folder / kConfig;
    if (std::error_code ignored; !fs::exists(file, ignored)) {
        return std::nullopt;
    }
    try {
        const json lists = json::parse(streamOf(file));
        return ReferenceLists{lists.at("train").get<std::vector<std::string>>(),
                              lists.at("valid").get<std::vector<std::string>>(), sizeFrom(lists)};
    } catch (const json::exception&) {
        throw Error(Sentence::of(
            "%1 is not {\"train\": [file, ...], \"valid\": [file, ...]}. Run prepare again.",
            file));
    }
}

void writeReferenceLists(const fs::path& folder, const ReferenceLists& lists)
{
    json all = {{"train", lists.train}, {"valid", lists.valid}};
    if (lists.patchSize) {
        all["patch_size"] = *lists.patchSize;
    }
    writeTextDurably(folder / kConfig, all.dump(1));
}

}  // namespace glioscope
