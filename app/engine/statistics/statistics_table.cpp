#include "app/engine/statistics/statistics_table.h"

#include "segmentation/statistics/statistics_csv.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <utility>

namespace glioscope {
namespace {

using nlohmann::json;

json partJson(const PartStatistics& part)
{
    const bool empty = part.voxels == 0;
    json object = {{"voxels", part.voxels}, {"ml", part.ml}};
    object["centroidLps"] = empty ? json() : json(*part.centroidLps);
    object["boxBegin"] = empty ? json() : json(part.box.begin);
    object["boxEnd"] = empty ? json() : json(part.box.end);
    object["extentMm"] = part.extentMm;
    object["largestDiameterMm"] = part.largestDiameterMm;
    object["largestAxialDiameterMm"] = part.largestAxialDiameterMm;
    object["surfaceMm2"] = part.surfaceMm2;
    return object;
}

json intensitiesJson(const StatisticsRow& row)
{
    json object = json::object();
    for (const Sequence sequence : kAllSequences) {
        const auto& found = row.intensities[static_cast<std::size_t>(sequence)];
        if (!found) {
            continue;
        }
        json& values = object[std::string(key(sequence))];
        for (const IntensityColumn& column : kIntensityColumns) {
            values[column.key] = (*found).*column.value;
        }
    }
    return object;
}

std::string structureLine(const StructureStatistics& structure)
{
    const PartStatistics& whole = structure.whole;
    char line[160];
    std::snprintf(line, sizeof line, "\n%-4s %10lld %9.2f %8zu %11.1f %11.1f %11.1f",
                  std::string(shortName(structure.structure)).c_str(),
                  static_cast<long long>(whole.voxels), whole.ml, structure.lesions.size(),
                  whole.largestDiameterMm, whole.largestAxialDiameterMm, whole.surfaceMm2 / 100);
    std::string text = line;
    if (whole.centroidLps) {
        const auto& [l, p, s] = *whole.centroidLps;
        std::snprintf(line, sizeof line, "  %7.1f %7.1f %7.1f", l, p, s);
        text += line;
    }
    return text;
}

std::string intensityLines(const StatisticsRow& row)
{
    std::string text;
    for (const Sequence sequence : kAllSequences) {
        const auto& found = row.intensities[static_cast<std::size_t>(sequence)];
        if (!found) {
            continue;
        }
        char line[160];
        std::snprintf(line, sizeof line, "\n%-4s %-6s %9.1f %9.1f %9.1f %9.1f %9.1f",
                      std::string(shortName(row.structure.structure)).c_str(),
                      std::string(displayName(sequence)).c_str(), found->mean,
                      found->standardDeviation, found->percentile5, found->median,
                      found->percentile95);
        text += line;
    }
    return text;
}

}  // namespace

std::string statisticsText(const std::vector<StatisticsRow>& rows)
{
    std::string text =
        "         voxels        ml  lesions  diameter mm  axial mm  surface cm2  centroid L, P, S";
    std::string intensities;
    for (const StatisticsRow& row : rows) {
        text += structureLine(row.structure);
        intensities += intensityLines(row);
    }
    return intensities.empty() ? text
                               : text +
                                     "\n\n                 mean        SD       5 %    median "
                                     "     95 %" +
                                     intensities;
}

std::string statisticsJson(const std::vector<StatisticsRow>& rows)
{
    json structures = json::array();
    for (const StatisticsRow& row : rows) {
        json object = partJson(row.structure.whole);
        object["structure"] = shortName(row.structure.structure);
        object["intensities"] = intensitiesJson(row);
        object["lesions"] = json::array();
        for (const PartStatistics& lesion : row.structure.lesions) {
            object["lesions"].push_back(partJson(lesion));
        }
        structures.push_back(std::move(object));
    }
    return json{{"type", "statistics"},
                {"definitions", statisticsDefinitions()},
                {"structures", std::move(structures)}}
        .dump();
}

}  // namespace glioscope
