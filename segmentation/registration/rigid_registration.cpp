#include "segmentation/registration/rigid_registration.h"

#include "segmentation/registration/bias_field.h"
#include "segmentation/registration/mutual_information.h"
#include "segmentation/registration/smoothing.h"
#include "segmentation/system/error.h"
#include "segmentation/system/random_stream.h"
#include "segmentation/volume/background.h"
#include "segmentation/volume/value_at.h"
#include "segmentation/volume/vectors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

namespace glioscope {
namespace {

constexpr double kHeadRadiusMm = 70;  ///< what a radian moves there, which makes angles lengths
constexpr double kStartAngle = 15 * M_PI / 180;
constexpr double kFinestMm = 1;  ///< voxels below it are joined: what they add, the blur takes away
constexpr double kMarginMm = 10;  ///< of air around the head that the information is taken of too

struct Level {
    double sigmaMm;
    std::size_t points;
    double firstStepMm;
    double lastStepMm;
    int mostSteps;
};
constexpr std::array<Level, 3> kLevels = {{
    {.sigmaMm = 4, .points = 6000, .firstStepMm = 6, .lastStepMm = 0.4, .mostSteps = 60},
    {.sigmaMm = 2, .points = 20000, .firstStepMm = 1.5, .lastStepMm = 0.1, .mostSteps = 50},
    {.sigmaMm = 0.8, .points = 60000, .firstStepMm = 0.5, .lastStepMm = 0.02, .mostSteps = 70},
}};

struct Head {
    Mask mask;
    Vec3 centre{};
};

Head headOf(const Image& image, const Sentence& ifNone)
{
    Head head{brainMask(image, findBackground(image)), {}};
    const Index3& size = image.geometry.size;
    double count = 0;
    Vec3 sum{};
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                if (head.mask.at(i, j, k) != 0) {
                    sum = {sum[0] + i, sum[1] + j, sum[2] + k};
                    ++count;
                }
            }
        }
    }
    const auto [low, high] = std::ranges::minmax(image.voxels);
    if (count == 0 || !(low < high)) {
        throw Error(ifNone);
    }
    head.centre = image.geometry.toLps({sum[0] / count, sum[1] / count, sum[2] / count});
    return head;
}

/// Even over the head's box and the air around it, between voxels too, so that no grid is
/// preferred.
std::vector<Vec3> pointsAround(const Head& head, std::size_t count, std::uint64_t stream)
{
    const Geometry& grid = head.mask.geometry;
    const VoxelBox box = *boxOf(head.mask, [](std::uint8_t v) { return v != 0; });
    RandomStream random(1, 0, stream);
    std::vector<Vec3> points;
    while (points.size() < count) {
        Vec3 ijk{};
        for (std::size_t c = 0; c < 3; ++c) {
            const double margin = kMarginMm / grid.spacingMm[c];
            ijk[c] = random.uniform(std::max(0.0, box.begin[c] - margin),
                                    std::min(grid.size[c] - 1.0, box.end[c] - 1 + margin));
        }
        points.push_back(grid.toLps(ijk));
    }
    return points;
}

bool isInside(const Mask& mask, const Vec3& lps)
{
    return valueAt(mask, lps).value_or(0) != 0;
}

RigidParameters stepped(const RigidParameters& from, const RigidParameters& directionMm,
                        double lengthMm)
{
    RigidParameters to = from;
    for (std::size_t p = 0; p < to.size(); ++p) {
        to[p] += directionMm[p] * lengthMm / (p < 3 ? kHeadRadiusMm : 1);
    }
    return to;
}

/// The slope with angles as lengths.
RigidParameters slopeOf(const RigidParameters& derivative, bool shiftsOnly)
{
    RigidParameters slope{};
    for (std::size_t p = shiftsOnly ? 3 : 0; p < slope.size(); ++p) {
        slope[p] = derivative[p] / (p < 3 ? kHeadRadiusMm : 1);
    }
    return slope;
}

/// The parts of a registration as one number that rises from 0 to 1.
class Advance {
public:
    explicit Advance(const RigidRegistrar::Progress& progress) : m_progress(progress) {}

    void begin(double share)
    {
        m_begun += m_share;
        m_share = share;
        step(0);
    }
    void step(double done) const
    {
        if (m_progress && !m_progress(m_begun + m_share * done)) {
            throw Cancelled();
        }
    }

private:
    const RigidRegistrar::Progress& m_progress;
    double m_begun = 0;
    double m_share = 0;
};

struct Scored {
    RigidParameters at{};
    InformationAt information;
};

RigidParameters normalised(RigidParameters direction)
{
    double square = 0;
    for (const double d : direction) {
        square += d * d;
    }
    for (double& d : direction) {
        d = square > 0 ? d / std::sqrt(square) : 0;
    }
    return direction;
}

/// Uphill by steps that are halved where one leads down. Some of the way before goes on into the
/// next step, or else ridges, such as thick slices make, are climbed from side to side.
Scored climbed(const MutualInformation& information, const RigidParameters& start,
               const Level& level, bool shiftsOnly, const Advance& advance)
{
    Scored best{start, information.at(start)};
    const std::size_t enough = best.information.points / 2;
    constexpr double kKept = 0.7;
    RigidParameters before{};
    double step = level.firstStepMm;
    for (int n = 0; n < level.mostSteps && step >= level.lastStepMm; ++n) {
        advance.step(static_cast<double>(n) / level.mostSteps);
        RigidParameters direction = normalised(slopeOf(best.information.derivative, shiftsOnly));
        for (std::size_t p = 0; p < direction.size(); ++p) {
            direction[p] += kKept * before[p];
        }
        direction = normalised(direction);
        Scored next{stepped(best.at, direction, step), {}};
        next.information = information.at(next.at);
        if (next.information.points > enough && next.information.nats > best.information.nats) {
            best = next;
            before = direction;
        } else {
            step /= before == RigidParameters{} ? 2 : 1;  // first once more without the way before
            before = {};
        }
    }
    return best;
}

/// The head where its file says it is, and centre on centre, each as it lies and turned.
std::vector<RigidParameters> starts(const Vec3& fromCentre, const Vec3& toCentre)
{
    std::vector<RigidParameters> all;
    for (const bool centred : {false, true}) {
        for (int turn = 0; turn < 27; ++turn) {
            const int s = (turn + 13) % 27;  // as it lies first
            RigidParameters start = {(s / 9 - 1) * kStartAngle,
                                     (s / 3 % 3 - 1) * kStartAngle,
                                     (s % 3 - 1) * kStartAngle,
                                     0,
                                     0,
                                     0};
            for (std::size_t c = 0; centred && c < 3; ++c) {
                start[3 + c] = toCentre[c] - fromCentre[c];
            }
            all.push_back(start);
        }
    }
    return all;
}

/// Other ones, always the same: half of them from where the file says it is.
std::vector<RigidParameters> otherStarts(const Vec3& fromCentre, const Vec3& toCentre, int attempt)
{
    constexpr int kCount = 128;
    constexpr double kMostAngle = 35 * M_PI / 180;
    constexpr double kMostShiftMm = 25;
    RandomStream random(2, 0, static_cast<std::uint64_t>(attempt));
    std::vector<RigidParameters> all(kCount);
    for (int n = 0; n < kCount; ++n) {
        RigidParameters& start = all[static_cast<std::size_t>(n)];
        for (std::size_t c = 0; c < 3; ++c) {
            start[c] = random.uniform(-kMostAngle, kMostAngle);
            start[3 + c] = random.uniform(-kMostShiftMm, kMostShiftMm) +
                           (n % 2 == 0 ? 0 : toCentre[c] - fromCentre[c]);
        }
    }
    return all;
}

/// The best first; those that leave less than half of the points in the image come last.
void sortByInformation(std::vector<Scored>& scored)
{
    std::size_t most = 0;
    for (const Scored& one : scored) {
        most = std::max(most, one.information.points);
    }
    std::ranges::stable_sort(scored, [most](const Scored& a, const Scored& b) {
        const bool aEnough = 2 * a.information.points > most;
        const bool bEnough = 2 * b.information.points > most;
        return aEnough != bEnough ? aEnough : a.information.nats > b.information.nats;
    });
}

RigidTransform transformOf(const RigidParameters& p, const Vec3& centre)
{
    return rigidAbout(centre, {p[0], p[1], p[2]}, {p[3], p[4], p[5]});
}

Sentence::Number number(const char* format, double value)
{
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return {text};
}

/// Of the mutual information, what a shift of 4 mm takes away at least: 24 to 55 % were measured in
/// sequences of one head, at most 7 % in those of two.
constexpr double kLeastLostByShift = 0.15;

}  // namespace

Sentence doubtAbout(const RigidRegistration& found)
{
    if (found.headOverlap < 0.7) {
        return Sentence::of("the heads overlap by %1 only (Dice)",
                            number("%.2f", found.headOverlap));
    }
    if (found.informationLostByShift < kLeastLostByShift) {
        return Sentence::of(
            "the images hardly fit better than 4 mm aside (mutual information falls by %1 %), as "
            "those of two patients do",
            number("%.0f", found.informationLostByShift * 100));
    }
    return {};
}

struct RigidRegistrar::Impl {
    Head head;
    std::array<Image, kLevels.size()> images;
    std::array<std::vector<Vec3>, kLevels.size()> points;
    std::vector<Vec3> inHead;  ///< those of the finest level

    [[nodiscard]] RigidParameters coarse(const Image& moving,
                                         const std::vector<RigidParameters>& all,
                                         Advance& advance) const;
    void judge(RigidRegistration& found, Image finest, const Head& movingHead) const;
};

/// The best of the starts after the coarsest level: the promising ones by their shift first.
RigidParameters RigidRegistrar::Impl::coarse(const Image& moving,
                                             const std::vector<RigidParameters>& all,
                                             Advance& advance) const
{
    const Image blurred = smoothed(moving, kLevels[0].sigmaMm);
    const MutualInformation information(images[0], blurred, points[0], head.centre);
    advance.begin(0.15);
    std::vector<Scored> candidates;
    for (const RigidParameters& start : all) {
        advance.step(static_cast<double>(candidates.size()) / static_cast<double>(all.size()));
        candidates.push_back({start, information.at(start)});
    }
    sortByInformation(candidates);
    for (const bool shiftsOnly : {true, false}) {
        candidates.resize(shiftsOnly ? 6 : 3);
        for (Scored& candidate : candidates) {
            advance.begin(0.025);
            candidate = climbed(information, candidate.at, kLevels[0], shiftsOnly, advance);
        }
        sortByInformation(candidates);
    }
    return candidates.front().at;
}

/// What says whether it can be right, by the head alone: its border against the air would hold any
/// two heads together.
void RigidRegistrar::Impl::judge(RigidRegistration& found, Image finest,
                                 const Head& movingHead) const
{
    // Rotation and shift are in the image's grid already, so that what is tried here is a shift.
    finest.geometry = moved(finest.geometry, found.toMoving.inverted());
    const MutualInformation information(images.back(), finest, inHead, head.centre);
    found.mutualInformation = information.at({}).nats;
    double least = 1;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        for (const double shift : {-4.0, 4.0}) {
            RigidParameters aside{};
            aside[3 + axis] = shift;
            least = std::min(least, 1 - information.at(aside).nats / found.mutualInformation);
        }
    }
    found.informationLostByShift = std::max(0.0, least);
    std::size_t both = 0, either = 0;
    for (const Vec3& p : points.back()) {
        const Vec3 there = found.toMoving.apply(p);
        if (movingHead.mask.geometry.contains(movingHead.mask.geometry.nearestVoxel(there))) {
            const int a = isInside(head.mask, p), b = isInside(movingHead.mask, there);
            both += static_cast<std::size_t>(a & b);
            either += static_cast<std::size_t>(a + b);
        }
    }
    found.headOverlap =
        either > 0 ? 2.0 * static_cast<double>(both) / static_cast<double>(either) : 0;
    found.doubt = doubtAbout(found);
}

RigidRegistrar::RigidRegistrar(const Image& fixed) : m_impl(std::make_unique<Impl>())
{
    Image image = coarsened(fixed, kFinestMm);
    m_impl->head =
        headOf(image, Sentence::of("The fixed image shows no head: all of it is background."));
    const Image clamped =
        withoutExtremes(withoutBias(std::move(image), m_impl->head.mask), m_impl->head.mask);
    for (std::size_t n = 0; n < kLevels.size(); ++n) {
        m_impl->images[n] = smoothed(clamped, kLevels[n].sigmaMm);
        m_impl->points[n] = pointsAround(m_impl->head, kLevels[n].points, n);
    }
    std::ranges::copy_if(m_impl->points.back(), std::back_inserter(m_impl->inHead),
                         [&](const Vec3& p) { return isInside(m_impl->head.mask, p); });
}

RigidRegistrar::~RigidRegistrar() = default;

RigidRegistration RigidRegistrar::registered(const Image& moving, const Progress& progress,
                                             int attempt) const
{
    Image image = coarsened(moving, kFinestMm);
    Advance advance(progress);
    advance.begin(0.1);
    const Vec3& centre = m_impl->head.centre;
    const Head movingHead =
        headOf(image, Sentence::of("The moving image shows no head: all of it is background."));
    Image clamped =
        withoutExtremes(withoutBias(std::move(image), movingHead.mask), movingHead.mask);
    RigidParameters best =
        m_impl->coarse(clamped,
                       attempt == 0 ? starts(centre, movingHead.centre)
                                    : otherStarts(centre, movingHead.centre, attempt),
                       advance);
    Image finest;
    for (std::size_t n = 1; n < kLevels.size(); ++n) {
        advance.begin(n == 1 ? 0.2 : 0.325);
        finest = Image();  // before the next one is made
        finest = smoothed(clamped, kLevels[n].sigmaMm);
        const MutualInformation information(m_impl->images[n], finest, m_impl->points[n], centre);
        best = climbed(information, best, kLevels[n], false, advance).at;
    }
    advance.begin(0);
    clamped = Image();

    RigidRegistration found;
    found.toMoving = transformOf(best, centre);
    for (const Vec3& p : m_impl->inHead) {
        found.largestMoveMm = std::max(found.largestMoveMm, distance(p, found.toMoving.apply(p)));
    }
    found.isMoved = found.largestMoveMm >= kLeastMoveMm;
    if (!found.isMoved) {
        found.toMoving = {};
    }
    m_impl->judge(found, std::move(finest), movingHead);
    return found;
}

}  // namespace glioscope
