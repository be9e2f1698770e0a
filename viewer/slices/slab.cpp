#include "viewer/slices/slab.h"

#include "viewer/state/pane_language.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <utility>

namespace glioscope {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr double kTolerance = 1e-6;  // of a slice, for thicknesses that spacings divide

/// Takes a slice's values into those of the slab; none of either is not-a-number but for kNone.
class Projector {
public:
    Projector(Projection projection, int columns, int rows)
        : m_projection(projection),
          m_result{columns, rows, {}},
          m_weights(projection == Projection::Mean ? count(columns, rows) : 0, 0.F)
    {
        m_result.values.assign(count(columns, rows), projection == Projection::Mean ? 0.F : kNone);
    }

    void take(const SliceValues<float>& slice, float weight)
    {
        for (std::size_t i = 0; i < slice.values.size(); ++i) {
            const float value = slice.values[i];
            if (std::isnan(value)) {
                continue;
            }
            float& into = m_result.values[i];
            switch (m_projection) {
            case Projection::Maximum: into = std::fmax(into, value); break;
            case Projection::Minimum: into = std::fmin(into, value); break;
            case Projection::Mean:
                into += weight * value;
                m_weights[i] += weight;
                break;
            case Projection::None: break;
            }
        }
    }

    SliceValues<float> result() &&
    {
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            m_result.values[i] = m_weights[i] > 0 ? m_result.values[i] / m_weights[i] : 0.F;
        }
        std::ranges::replace_if(
            m_result.values, [](float value) { return std::isnan(value); }, 0.F);
        return std::move(m_result);
    }

private:
    static std::size_t count(int columns, int rows)
    {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }

    Projection m_projection;
    SliceValues<float> m_result;
    std::vector<float> m_weights;  ///< of a mean
};

}  // namespace

std::vector<SlabSlice> slicesOf(const Slab& slab, const SliceFrame& frame, int slice)
{
    if (slab.projection == Projection::None) {
        return {{.slice = slice, .weight = 1}};
    }
    const double half = slab.thicknessMm / 2 / frame.spacingMm()[2];  // in slices
    const bool partly = slab.projection == Projection::Mean;
    const int reach = static_cast<int>(std::floor(half + (partly ? 0.5 - kTolerance : kTolerance)));
    std::vector<SlabSlice> slices;
    for (int s = std::max(0, slice - reach); s <= std::min(frame.slices() - 1, slice + reach);
         ++s) {
        const double outer = std::abs(s - slice) + 0.5;
        const double inner = s == slice ? -outer : outer - 1;
        slices.push_back({.slice = s, .weight = std::min(half, outer) - std::max(-half, inner)});
    }
    return slices;
}

SliceValues<float> slabOf(const Image& image, const SliceFrame& frame, int slice, const Slab& slab)
{
    if (slab.projection == Projection::None) {
        return sliceOf(image, frame, slice);
    }
    Projector projector(slab.projection, frame.columns(), frame.rows());
    for (const SlabSlice& each : slicesOf(slab, frame, slice)) {
        projector.take(sliceOf(image, frame, each.slice, kNone), static_cast<float>(each.weight));
    }
    return std::move(projector).result();
}

std::string slabText(const Slab& slab)
{
    if (slab.projection == Projection::None) {
        return {};
    }
    // The maximum's and the minimum's names are the field's in every language.
    const std::string name = slab.projection == Projection::Maximum   ? "MIP"
                             : slab.projection == Projection::Minimum ? "MinIP"
                                                                      : inPanes("Pane", "Mean");
    char thickness[32];
    std::snprintf(thickness, sizeof thickness, " %.3g mm", slab.thicknessMm);
    return name + numbersInPanes(thickness);
}

}  // namespace glioscope
