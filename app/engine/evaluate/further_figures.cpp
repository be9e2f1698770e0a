#include "app/engine/evaluate/further_figures.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace glioscope {
namespace {

using nlohmann::json;

/// Those of the first table are not shown again.
constexpr std::array kShown = {Metric::Jaccard,
                               Metric::Accuracy,
                               Metric::Precision,
                               Metric::VolumeError,
                               Metric::RelativeVolumeError,
                               Metric::Hausdorff,
                               Metric::SurfaceHausdorff95,
                               Metric::MeanSurfaceDistance,
                               Metric::SurfaceDice,
                               Metric::EdgeSurfaceDice};

json numberOrNull(double value)
{
    return std::isfinite(value) ? json(value) : json();
}

std::string rowText(const StructureFigures& row)
{
    const auto value = [&](Metric metric) { return row.figures.value(metric); };
    char line[160];
    std::snprintf(line, sizeof line,
                  "\n%-5s %7.4f %9.4f %10.4f %9.2f %9.1f %8.2f %8.2f %8.2f %9.4f %9.4f",
                  std::string(shortName(row.structure)).c_str(), value(Metric::Jaccard),
                  value(Metric::Accuracy), value(Metric::Precision), value(Metric::VolumeError),
                  100 * value(Metric::RelativeVolumeError), value(Metric::Hausdorff),
                  value(Metric::SurfaceHausdorff95), value(Metric::MeanSurfaceDistance),
                  value(Metric::SurfaceDice), value(Metric::EdgeSurfaceDice));
    return line;
}

std::string lesionText(const StructureFigures& row)
{
    std::string text;
    for (std::size_t n = 0; row.lesions && n < kAllLesionRules.size(); ++n) {
        const LesionFigures& l = (*row.lesions)[n];
        char line[160];
        std::snprintf(line, sizeof line, "\n%-5s %-17s %6.4f %8.2f %6.4f %8d %6d %6d",
                      std::string(shortName(row.structure)).c_str(),
                      std::string(kAllLesionRules[n].name).c_str(), l.dice, l.hd95Mm, l.f1,
                      l.lesions, l.missed, l.falsePositives);
        text += line;
    }
    return text;
}

}  // namespace

std::string furtherText(const std::vector<StructureFigures>& figures)
{
    std::string text =
        "      Jaccard  accuracy  precision  error ml   error %    HD mm  HD95* mm  ASSD mm "
        " s. Dice* s. Dice";
    std::string lesions = "\nby lesion               Dice  HD95* mm    F1  lesions missed  false";
    for (const StructureFigures& row : figures) {
        text += rowText(row);
        lesions += lesionText(row);
    }
    return text + lesions;
}

json furtherJson(const StructureFigures& row)
{
    json object = json::object();
    for (const Metric metric : kShown) {
        object[std::string(factsOf(metric).key)] = numberOrNull(row.figures.value(metric));
    }
    for (std::size_t n = 0; row.lesions && n < kAllLesionRules.size(); ++n) {
        const LesionFigures& l = (*row.lesions)[n];
        object["byLesion"][std::string(kAllLesionRules[n].key)] = {
            {"dice", numberOrNull(l.dice)}, {"hd95_mm", numberOrNull(l.hd95Mm)},
            {"f1", numberOrNull(l.f1)},     {"lesions", l.lesions},
            {"missed", l.missed},           {"false", l.falsePositives}};
    }
    return object;
}

std::string furtherDefinitions(double toleranceMm)
{
    char tolerance[64];
    std::snprintf(tolerance, sizeof tolerance, "%g", toleranceMm);
    std::string text = "Surface Dice counts within " + std::string(tolerance) +
                       " mm. With * as surface-distance defines it, the others as MONAI does.\n" +
                       "Convention " + std::string(kPlainConvention.name) + ": " +
                       std::string(kPlainConvention.emptyRule);
    for (const LesionRules& rules : kAllLesionRules) {
        text += "\nBy lesion, " + std::string(rules.name) + ": " + std::string(rules.formula) +
                ". " + std::string(rules.emptyRule);
    }
    return text;
}

json furtherDefinitionsJson(double toleranceMm)
{
    json formulas = json::object(), lesions = json::object();
    for (const Metric metric : kShown) {
        formulas[std::string(factsOf(metric).key)] = factsOf(metric).formula;
    }
    for (const LesionRules& rules : kAllLesionRules) {
        lesions[std::string(rules.key)] = {
            {"name", rules.name}, {"formula", rules.formula}, {"emptyRule", rules.emptyRule}};
    }
    return {{"convention", kPlainConvention.name},
            {"emptyRule", kPlainConvention.emptyRule},
            {"toleranceMm", toleranceMm},
            {"formulas", std::move(formulas)},
            {"byLesion", std::move(lesions)}};
}

}  // namespace glioscope
