#include "segmentation/metrics/lesions.h"

#include "segmentation/metrics/lesion_parts.h"
#include "segmentation/metrics/metric.h"
#include "segmentation/metrics/surfaces.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace glioscope {
namespace {

/// HD95 between lesions of one pair of masks; one that was measured is not measured again.
class LesionDistances {
public:
    explicit LesionDistances(const LesionPair& pair) : m_grid(pair.prediction.geometry)
    {
        if (pair.wholeIsKnown) {
            m_measured.push_back(
                {voxelsOf(pair.prediction), voxelsOf(pair.reference), pair.wholeHd95Mm});
        }
    }

    /// Neither is empty.
    [[nodiscard]] double hd95Mm(const VoxelList& predicted, const VoxelList& lesion)
    {
        for (const Measured& known : m_measured) {
            if (known.lesion == lesion && known.predicted == predicted) {
                return known.hd95Mm;
            }
        }
        Mask p(m_grid), r(m_grid);
        fill(p, predicted);
        fill(r, lesion);
        m_measured.push_back({predicted, lesion, areaHausdorffMm(elementDistances(p, r), 95)});
        return m_measured.back().hd95Mm;
    }

private:
    struct Measured {
        VoxelList predicted;
        VoxelList lesion;
        double hd95Mm;
    };

    static void fill(Mask& mask, const VoxelList& voxels)
    {
        for (const std::size_t v : voxels) {
            mask.voxels[v] = 1;
        }
    }

    const Geometry& m_grid;
    std::vector<Measured> m_measured;
};

/// The reference's lesions: its parts, those merged whose dilations hang together.
std::vector<VoxelList> lesionsOf(const Mask& reference, const LesionRules& rules)
{
    if (!rules.mergesByDilation) {
        return numberedParts(reference, rules.connectivity).parts;
    }
    const VoxelList voxels = voxelsOf(reference);
    Mask grown(reference.geometry);
    for (const std::size_t v : dilated(reference.geometry, voxels, rules.dilations)) {
        grown.voxels[v] = 1;
    }
    const NumberedParts parts = numberedParts(grown, rules.connectivity);
    std::vector<VoxelList> lesions(parts.parts.size());
    for (const std::size_t v : voxels) {
        lesions[static_cast<std::size_t>(parts.number.voxels[v]) - 1].push_back(v);
    }
    return lesions;
}

/// One program's count over the lesions of one pair of masks.
class LesionCount {
public:
    LesionCount(const LesionPair& pair, const LesionRules& rules, LesionDistances& distances)
        : m_pair(pair),
          m_rules(rules),
          m_distances(distances),
          m_predicted(numberedParts(pair.prediction, rules.connectivity)),
          m_missMm(rules.missMm > 0 ? rules.missMm : pair.diagonalMm)
    {
        const Vec3& mm = pair.prediction.geometry.spacingMm;
        m_voxelMm3 = mm[0] * mm[1] * mm[2];
    }

    [[nodiscard]] LesionFigures count()
    {
        for (const VoxelList& lesion : lesionsOf(m_pair.reference, m_rules)) {
            take(lesion);
        }
        m_figures.lesions = m_figures.found + m_figures.missed;
        m_figures.falsePositives = static_cast<int>(m_predicted.parts.size() - m_matched.size());
        const int scored = m_figures.lesions + m_figures.falsePositives;
        const double undefined = m_rules.nothingIsPerfect ? 1 : kUndefined;
        m_figures.dice = scored > 0 ? m_diceSum / scored : undefined;
        m_figures.f1 = scored > 0 ? 2.0 * m_figures.found / (scored + m_figures.found) : undefined;
        m_figures.hd95Mm = scored > 0 ? (m_hd95Sum + m_figures.falsePositives * m_missMm) / scored
                                      : (m_rules.nothingIsPerfect ? 0 : kUndefined);
        return m_figures;
    }

private:
    [[nodiscard]] bool isDropped(const VoxelList& lesion) const
    {
        const double mm3 = static_cast<double>(lesion.size()) * m_voxelMm3;
        return m_rules.dropsAtThreshold ? mm3 <= m_rules.thresholdMm3 : mm3 < m_rules.thresholdMm3;
    }

    void take(const VoxelList& lesion)
    {
        const std::set<std::int32_t> met = partsMeeting(lesion);
        const bool dropped = isDropped(lesion);
        if (!dropped || !m_rules.matchOfDroppedIsFalse) {
            m_matched.insert(met.begin(), met.end());
        }
        if (dropped) {
            return;
        }
        if (met.empty()) {
            ++m_figures.missed;
            m_hd95Sum += m_missMm;
            return;
        }
        ++m_figures.found;
        const VoxelList predicted = voxelsOfParts(met);
        VoxelList both;
        std::ranges::set_intersection(predicted, lesion, std::back_inserter(both));
        m_diceSum += 2.0 * static_cast<double>(both.size()) /
                     static_cast<double>(predicted.size() + lesion.size());
        m_hd95Sum += m_distances.hd95Mm(predicted, lesion);
    }

    [[nodiscard]] std::set<std::int32_t> partsMeeting(const VoxelList& lesion) const
    {
        std::set<std::int32_t> met;
        std::int32_t last = 0;
        for (const std::size_t v : dilated(m_pair.reference.geometry, lesion, m_rules.dilations)) {
            const std::int32_t number = m_predicted.number.voxels[v];
            if (number != last && number != 0) {
                met.insert(number);
                last = number;
            }
        }
        return met;
    }

    [[nodiscard]] VoxelList voxelsOfParts(const std::set<std::int32_t>& numbers) const
    {
        VoxelList voxels;
        for (const std::int32_t number : numbers) {
            std::ranges::copy(m_predicted.parts[static_cast<std::size_t>(number) - 1],
                              std::back_inserter(voxels));
        }
        std::ranges::sort(voxels);
        return voxels;
    }

    const LesionPair& m_pair;
    const LesionRules& m_rules;
    LesionDistances& m_distances;
    NumberedParts m_predicted;
    double m_missMm;
    double m_voxelMm3 = 0;
    double m_diceSum = 0;
    double m_hd95Sum = 0;
    std::set<std::int32_t> m_matched;  ///< parts that are no false positives
    LesionFigures m_figures;
};

void requireOneSize(const LesionPair& pair)
{
    if (pair.prediction.geometry.size != pair.reference.geometry.size) {
        throw Error(
            Sentence::of("Lesions of a mask of %1 and of one of %2 cannot be compared. Both must "
                         "lie on one grid.",
                         described(pair.prediction.geometry), described(pair.reference.geometry)));
    }
}

}  // namespace

LesionFigures lesionFigures(const Mask& prediction, const Mask& reference, const LesionRules& rules)
{
    const LesionPair pair = {prediction, reference, diagonalMm(prediction.geometry)};
    requireOneSize(pair);
    LesionDistances distances(pair);
    return LesionCount(pair, rules, distances).count();
}

std::array<LesionFigures, kAllLesionRules.size()> allLesionFigures(const LesionPair& pair)
{
    requireOneSize(pair);
    LesionDistances distances(pair);
    std::array<LesionFigures, kAllLesionRules.size()> all;
    for (std::size_t n = 0; n < all.size(); ++n) {
        all[n] = LesionCount(pair, kAllLesionRules[n], distances).count();
    }
    return all;
}

double diagonalMm(const Geometry& geometry)
{
    return std::hypot(geometry.size[0] * geometry.spacingMm[0],
                      geometry.size[1] * geometry.spacingMm[1],
                      geometry.size[2] * geometry.spacingMm[2]);
}

}  // namespace glioscope
