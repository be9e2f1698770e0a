#include "segmentation/measurement/measurement_csv.h"

#include "segmentation/measurement/region_values.h"
#include "segmentation/statistics/statistics_csv.h"

namespace glioscope {
namespace {

std::string header()
{
    std::string line =
        "number,kind,length_mm,angle_degrees,longest_mm,perpendicular_mm,product_mm2,area_mm2,"
        "centre_l_mm,centre_p_mm,centre_s_mm,lesion_ml,lesion_axial_slices,slice_distance_mm";
    for (const Sequence sequence : kAllSequences) {
        for (const IntensityColumn& column : kIntensityColumns) {
            line += ',' + std::string(key(sequence)) + '_' + column.key;
        }
    }
    return line + '\n';
}

std::string cell(bool there, double value)
{
    return ',' + (there ? csvNumber(value) : std::string());
}

std::string figuresOf(const Measurement& m)
{
    const bool two = m.kind == MeasureKind::Bidirectional;
    const Diameters diameters = diametersOf(m);
    std::string line = cell(m.kind == MeasureKind::Length, lengthMm(m)) +
                       cell(m.kind == MeasureKind::Angle, angleDegrees(m)) +
                       cell(two, diameters.longestMm) + cell(two, diameters.perpendicularMm) +
                       cell(two, diameters.longestMm * diameters.perpendicularMm) +
                       cell(isRegion(m.kind), areaMm2(m));
    for (const double mm : centreOf(m)) {
        line += cell(true, mm);
    }
    const MeasuredLesion lesion = m.lesion.value_or(MeasuredLesion());
    return line + cell(m.lesion.has_value(), lesion.ml) +
           cell(m.lesion.has_value(), lesion.axialSlices) +
           cell(m.lesion.has_value(), lesion.sliceDistanceMm);
}

std::string intensitiesOf(const Measurement& m, const std::shared_ptr<const Image>& image)
{
    const auto found = image && isRegion(m.kind) ? statisticsWithin(m, *image) : std::nullopt;
    std::string line;
    for (const IntensityColumn& column : kIntensityColumns) {
        line += cell(found.has_value(), found ? (*found).*column.value : 0);
    }
    return line;
}

}  // namespace

std::string measurementsCsv(const std::vector<Measurement>& measurements,
                            const SequenceImages& images)
{
    std::string text = header();
    for (const Measurement& m : measurements) {
        text += std::to_string(m.id) + ',' + std::string(key(m.kind)) + figuresOf(m);
        for (const auto& image : images) {
            text += intensitiesOf(m, image);
        }
        text += '\n';
    }
    return text;
}

}  // namespace glioscope
