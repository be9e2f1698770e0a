#include "segmentation/dicom/seg_codes.h"

#include "segmentation/system/srgb.h"

#include <cmath>

namespace glioscope {
namespace {

using Rgb = std::array<double, 3>;

struct LabelCode {
    Label label;
    DicomCode type;
    Rgb colour;  ///< sRGB, 0 to 1
};

constexpr std::array kCodes = std::to_array<LabelCode>({
    {Label::Necrosis, {"6574001", "SCT", "Necrosis"}, {0.86, 0.2, 0.18}},
    {Label::Oedema, {"79654002", "SCT", "Edema"}, {0.27, 0.72, 0.3}},
    {Label::Enhancing, {"C113842", "NCIt", "Enhancing Lesion"}, {0.25, 0.47, 0.9}},
    {Label::ResectionCavity, {"RC", "99GLIOSCOPE", "Resection cavity"}, {0.9, 0.75, 0.2}},
});

double labCurve(double t)
{
    return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/// sRGB, whose white is D65, to CIELab of D50, by Bradford's adapted matrix.
std::array<double, 3> labOf(const Rgb& colour)
{
    const double r = linearOfSrgb(colour[0]), g = linearOfSrgb(colour[1]),
                 b = linearOfSrgb(colour[2]);
    const double x = labCurve((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / 0.9642);
    const double y = labCurve(0.2225045 * r + 0.7168786 * g + 0.0606169 * b);
    const double z = labCurve((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / 0.8251);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

const LabelCode& rowOf(Label label)
{
    for (const LabelCode& row : kCodes) {
        if (row.label == label) {
            return row;
        }
    }
    return kCodes.front();  // never: background is not marked
}

}  // namespace

DicomCode categoryCode()
{
    return {"49755003", "SCT", "Morphologically Abnormal Structure"};
}

DicomCode typeCode(Label label)
{
    return rowOf(label).type;
}

std::optional<Label> labelOfCode(std::string_view value, std::string_view scheme)
{
    for (const LabelCode& row : kCodes) {
        if (row.type.value == value && row.type.scheme == scheme) {
            return row.label;
        }
    }
    // A core without enhancement is counted with the necrotic one; SNOMED's old codes are SRT's.
    if ((value == "C81175" && scheme == "NCIt") || (value == "M-54000" && scheme == "SRT")) {
        return Label::Necrosis;
    }
    return value == "M-36300" && scheme == "SRT" ? std::optional(Label::Oedema) : std::nullopt;
}

std::array<std::uint16_t, 3> cieLabOf(Label label)
{
    const std::array<double, 3> lab = labOf(rowOf(label).colour);
    const auto stored = [](double share) {
        return static_cast<std::uint16_t>(std::lround(65535 * share));
    };
    return {stored(lab[0] / 100), stored((lab[1] + 128) / 255), stored((lab[2] + 128) / 255)};
}

}  // namespace glioscope
