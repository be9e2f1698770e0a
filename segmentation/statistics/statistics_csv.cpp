#include "segmentation/statistics/statistics_csv.h"

#include <cstdio>

namespace glioscope {
namespace {

std::string partCsv(const PartStatistics& part)
{
    const bool empty = part.voxels == 0;
    std::string line = std::to_string(part.voxels) + ',' + csvNumber(part.ml);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        line += ',' + (empty ? "" : csvNumber((*part.centroidLps)[axis]));
    }
    for (const double mm : part.extentMm) {
        line += ',' + csvNumber(mm);
    }
    for (const double value :
         {part.largestDiameterMm, part.largestAxialDiameterMm, part.surfaceMm2}) {
        line += ',' + csvNumber(value);
    }
    return line;
}

std::string intensitiesCsv(const StatisticsRow* row)
{
    std::string line;
    for (const Sequence sequence : kAllSequences) {
        for (const IntensityColumn& column : kIntensityColumns) {
            line += ',';
            if (row && row->intensities[static_cast<std::size_t>(sequence)]) {
                line += csvNumber((*row->intensities[static_cast<std::size_t>(sequence)]).*
                                  column.value);
            }
        }
    }
    return line;
}

std::string csvHeader()
{
    std::string line =
        "structure,lesion,voxels,ml,centroid_l_mm,centroid_p_mm,centroid_s_mm,extent_i_mm,"
        "extent_j_mm,extent_k_mm,largest_diameter_mm,largest_axial_diameter_mm,surface_mm2";
    for (const Sequence sequence : kAllSequences) {
        for (const IntensityColumn& column : kIntensityColumns) {
            line += ',' + std::string(key(sequence)) + '_' + column.key;
        }
    }
    return line;
}

}  // namespace

std::string csvNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

std::string statisticsDefinitions()
{
    return "Lesions are 26-connected parts. Diameters are the largest between the centres of "
           "voxels, in any direction and within axial slices; the surface is that of "
           "surface-distance's polygons. Centroids are LPS mm. The standard deviation is of a "
           "sample.";
}

std::string statisticsCsv(const std::vector<StatisticsRow>& rows)
{
    std::string text = csvHeader() + '\n';
    for (const StatisticsRow& row : rows) {
        const std::string name(shortName(row.structure.structure));
        text += name + ",," + partCsv(row.structure.whole) + intensitiesCsv(&row) + '\n';
        for (std::size_t n = 0; n < row.structure.lesions.size(); ++n) {
            text += name + ',' + std::to_string(n + 1) + ',' + partCsv(row.structure.lesions[n]) +
                    intensitiesCsv(nullptr) + '\n';
        }
    }
    return text;
}

}  // namespace glioscope
