#include "segmentation/measurement/measurement_json.h"

#include "segmentation/system/error.h"
#include "segmentation/system/json_value.h"

#include <nlohmann/json.hpp>

namespace glioscope {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;

json figuresOf(const Measurement& m)
{
    switch (m.kind) {
    case MeasureKind::Length: return {{"lengthMm", lengthMm(m)}};
    case MeasureKind::Angle: return {{"degrees", angleDegrees(m)}};
    case MeasureKind::Bidirectional: {
        const Diameters of = diametersOf(m);
        return {{"longestMm", of.longestMm},
                {"perpendicularMm", of.perpendicularMm},
                {"productMm2", of.longestMm * of.perpendicularMm}};
    }
    default: return {{"areaMm2", areaMm2(m)}};
    }
}

json jsonOf(const Measurement& m)
{
    json object = {{"number", m.id},
                   {"kind", std::string(key(m.kind))},
                   {"pointsLps", m.points},
                   {"normalLps", m.normalLps},
                   {"figures", figuresOf(m)}};
    if (m.lesion) {
        object["lesion"] = {{"ml", m.lesion->ml},
                            {"axialSlices", m.lesion->axialSlices},
                            {"sliceDistanceMm", m.lesion->sliceDistanceMm}};
    }
    return object;
}

Measurement measurementFrom(const json& object)
{
    Measurement m;
    const auto kind = fromKey<MeasureKind>(object.at("kind").get<std::string>());
    if (!kind) {
        throw Error(Sentence::of("There is no measurement \"%1\"; they are %2.",
                                 object.at("kind").get<std::string>(),
                                 listedKeys(keysOf<MeasureKind>())));
    }
    m.kind = *kind;
    m.id = object.contains("number") ? valueOf<int>(object.at("number")) : 0;
    m.points = object.at("pointsLps").get<std::vector<Vec3>>();
    m.normalLps = object.at("normalLps").get<Vec3>();
    if (const auto lesion = object.find("lesion"); lesion != object.end()) {
        m.lesion = MeasuredLesion{.ml = lesion->at("ml").get<double>(),
                                  .axialSlices = valueOf<int>(lesion->at("axialSlices")),
                                  .sliceDistanceMm = lesion->at("sliceDistanceMm").get<double>()};
    }
    if (!isSound(m)) {
        throw Error(
            Sentence::of("Measurement %1 (%2) does not have the points that such a one has.", m.id,
                         key(m.kind)));
    }
    return m;
}

}  // namespace

std::string measurementsJson(const std::vector<Measurement>& measurements)
{
    json list = json::array();
    for (const Measurement& each : measurements) {
        list.push_back(jsonOf(each));
    }
    return json{{"version", kVersion}, {"unit", "mm"}, {"frame", "LPS"}, {"measurements", list}}
               .dump(2) +
           "\n";
}

std::vector<Measurement> measurementsFromJson(std::string_view text)
{
    const json object = json::parse(text, nullptr, false);
    if (!object.is_object() || !object.contains("measurements")) {
        throw Error(Sentence::of("This is no JSON with a list of measurements."));
    }
    try {
        if (valueOf<int>(object.at("version")) != kVersion) {
            throw Error(
                Sentence::of("These measurements are of another version of the program; "
                             "this one reads version %1.",
                             kVersion));
        }
        std::vector<Measurement> measurements;
        for (const json& each : object.at("measurements")) {
            measurements.push_back(measurementFrom(each));
        }
        return measurements;
    } catch (const json::exception&) {
        throw Error(Sentence::of("A field of the measurements is missing or of the wrong type."));
    }
}

}  // namespace glioscope
