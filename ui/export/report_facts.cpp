#include "ui/export/report_facts.h"

#include "segmentation/networks/contract/contract_json.h"
#include "segmentation/system/path_text.h"
#include "segmentation/system/sha256.h"
#include "segmentation/system/today.h"
#include "segmentation/volume/geometry_sentence.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace glioscope {
namespace {

using nlohmann::json;

json partJson(const PartStatistics& part)
{
    return {{"voxels", part.voxels},
            {"ml", part.ml},
            {"centroidLps", part.centroidLps ? json(*part.centroidLps) : json()},
            {"largestDiameterMm", part.largestDiameterMm},
            {"largestAxialDiameterMm", part.largestAxialDiameterMm}};
}

json structuresJson(const ReportFacts& facts)
{
    json list = json::array();
    for (const StructureStatistics& each : facts.structures) {
        json object = partJson(each.whole);
        object["structure"] = shortName(each.structure);
        object["lesions"] = json::array();
        for (const PartStatistics& lesion : each.lesions) {
            object["lesions"].push_back(partJson(lesion));
        }
        list.push_back(std::move(object));
    }
    return list;
}

}  // namespace

ReportFacts factsOf(const ReportSource& source)
{
    ReportFacts facts;
    facts.date = today();
    facts.caseName = source.withNames ? source.caseName : std::string();
    facts.layer = source.layer.name;
    facts.origin = source.layer.origin;
    if (!source.withNames) {
        // A mask of another program is called after its file, and that often after the patient.
        facts.layer = facts.origin.kind == Origin::Kind::File ? "a file" : facts.layer;
        facts.origin.file.clear();
    }
    facts.contract = source.contract;
    facts.scheme = source.layer.labels()->scheme;
    facts.structures = structureStatistics(*source.layer.labels()->map);
    for (const Sequence sequence : kAllSequences) {
        const auto s = static_cast<std::size_t>(sequence);
        if (source.images[s]) {
            facts.images.push_back({.sequence = sequence,
                                    .grid = described(source.images[s]->geometry),
                                    .sha256 = sha256IfReadable(source.files[s])});
        }
    }
    return facts;
}

std::vector<PartStatistics> keyLesions(const ReportFacts& facts, std::size_t most)
{
    const auto tumour = std::ranges::find(facts.structures, Structure::WholeTumour,
                                          &StructureStatistics::structure);
    if (tumour == facts.structures.end()) {
        return {};
    }
    std::vector<PartStatistics> lesions;
    for (const PartStatistics& lesion : tumour->lesions) {
        if (lesions.size() < most && (lesions.empty() || lesion.ml >= kSmallestKeyLesionMl)) {
            lesions.push_back(lesion);
        }
    }
    return lesions;
}

std::string reportJson(const ReportFacts& facts)
{
    json images = json::array();
    for (const ReportedImage& image : facts.images) {
        images.push_back({{"sequence", key(image.sequence)},
                          {"grid", image.grid},
                          {"sha256", image.sha256.empty() ? json() : json(image.sha256)}});
    }
    json object = {{"type", "report"},
                   {"use", "research, not diagnosis"},
                   {"date", facts.date},
                   {"segmentation", bytesText(facts.layer)},
                   {"labels", key(facts.scheme)},
                   {"structures", structuresJson(facts)},
                   {"images", std::move(images)}};
    if (!facts.caseName.empty()) {
        object["case"] = bytesText(facts.caseName);
    }
    if (!facts.origin.file.empty()) {
        object["file"] = pathText(facts.origin.file);
    }
    if (!facts.origin.model.empty()) {
        object["model"] = {{"name", bytesText(facts.origin.model)},
                           {"sha256", facts.origin.modelSha256}};
        if (facts.contract) {
            object["model"]["contract"] = json::parse(toJson(*facts.contract));
        }
    }
    return object.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

}  // namespace glioscope
