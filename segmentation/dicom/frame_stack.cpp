#include "segmentation/dicom/frame_stack.h"

#include "segmentation/volume/vectors.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kSameNumber = 1e-3;  ///< of milliseconds, degrees and mm, or of the number itself

}  // namespace

Vec3 normalOf(const DicomFrame& frame)
{
    return cross(frame.rowDirection, frame.columnDirection);
}

double alongNormal(const DicomFrame& frame, const Vec3& normal)
{
    return dot(frame.positionLps, normal);
}

Sentence frameName(const std::vector<DicomInstance>& instances, const FrameRef& ref)
{
    const std::string file = instances[ref.instance].file.filename().string();
    return instances[ref.instance].frames.size() > 1
               ? Sentence::of("frame %1 of %2", frameOf(instances, ref).number + 1, file)
               : Sentence(file);
}

std::vector<Frames> groupedByNumber(const Frames& frames,
                                    const std::function<double(const FrameRef&)>& number)
{
    std::vector<std::pair<double, FrameRef>> sorted;
    for (const FrameRef& ref : frames) {
        sorted.emplace_back(number(ref), ref);
    }
    std::ranges::sort(sorted);
    std::vector<Frames> groups;
    for (std::size_t n = 0; n < sorted.size(); ++n) {
        const double value = sorted[n].first;
        if (n == 0 || value - sorted[n - 1].first > kSameNumber * std::max(1.0, std::abs(value))) {
            groups.emplace_back();
        }
        groups.back().push_back(sorted[n].second);
    }
    return groups;
}

}  // namespace glioscope
