#include "segmentation/phantom/anatomy.h"
#include "segmentation/phantom/shapes.h"

// The parts of the brain beside the cortex: stem and cerebellum, nuclei, ventricles, gliosis,
// vessels.

namespace glioscope::phantom {
namespace {

constexpr double kBlurMm = 1.3;

double chain(const Vec3& p, std::initializer_list<Node> nodes)
{
    double nearest = -1e3;
    const Node* previous = nullptr;
    for (const Node& node : nodes) {
        if (previous) {
            nearest = std::max(nearest, tube(p, *previous, node));
        }
        previous = &node;
    }
    return nearest;
}

/// Horns and body of one lateral ventricle, left.
double lateralVentricleMm(const Vec3& q)
{
    const double front = chain(q, {{{9, -36, 3}, 3}, {{9, -24, 8}, 5.5}, {{9, -6, 13}, 5.5}});
    const double body = chain(q, {{{9, -6, 13}, 5.5}, {{13, 16, 15}, 5.5}, {{22, 33, 6}, 7.5}});
    const double occipital = chain(q, {{{22, 33, 6}, 7}, {{24, 46, 2}, 4}, {{23, 58, 1}, 1}});
    const double temporal =
        chain(q, {{{22, 33, 6}, 6}, {{34, 20, -10}, 2.5}, {{32, -4, -22}, 2}, {{30, -12, -24}, 2}});
    return joined(joined(front, body, 3), joined(occipital, temporal, 3), 3);
}

}  // namespace

double Anatomy::stemMm(const Vec3& p)
{
    const double midbrain = tube(p, {{0, 9, -8}, 14}, {{0, 9, -24}, 12});
    const double pons = ellipsoid(p, {0, 7, -37}, {17, 13, 15});
    const double medulla = tube(p, {{0, 17, -48}, 10}, {{0, 25, -84}, 7});
    return joined(joined(midbrain, pons, 6), medulla, 6);
}

double Anatomy::cerebellumMm(const Vec3& p)
{
    const Vec3 q = folded(p);
    const double lobe = ellipsoid(q, {25, 52, -38}, {32, 29, 23});
    const double vermis = ellipsoid(q, {0, 47, -33}, {13, 26, 21});
    return joined(lobe, vermis, 8);
}

double Anatomy::ventriclesMm(const Vec3& p) const
{
    const Vec3 q = folded(p);
    // The septum keeps the two lateral ventricles apart.
    const Vec3 slender = {6 + 1.25 * (q[0] - 6), q[1], q[2]};
    const double lateral = std::min(lateralVentricleMm(slender) + m_widerMm, q[0] - 1.2);
    const double third = ellipsoid(q, {0, 2, -5}, {2.2 + 0.5 * m_widerMm, 15, 10});
    const double fourth = ellipsoid(q, {0, 31, -38}, {7, 5, 10});
    const double aqueduct = tube(q, {{0, 16, -12}, 1.2}, {{0, 27, -31}, 1.5});
    return std::max({lateral, third, fourth, aqueduct});
}

void Anatomy::paintHindbrain(const Vec3& p, TissueMix& mix) const
{
    const double stem = stemMm(p);
    const double cerebellum = cerebellumMm(p);
    if (stem < -6 && cerebellum < -2) {
        return;
    }
    // Cisterns around the stem, below the hemispheres only.
    const double below = softStep(-15 - p[2], 6);
    paint(mix, Tissue::Csf,
          softStep(stem + 2 + 3 * noiseAt(p, 14, m_seeds[8]), 2 * kBlurMm) * below);
    if (cerebellum > -2) {
        const double warped = p[2] + 0.35 * std::abs(p[1] - 40) + 4 * noiseAt(p, 18, m_seeds[8]);
        const double wave = std::sin(warped * 1.45);  // folia: a furrow each 4.3 mm
        const double furrow = softStep(-0.72 - wave, 0.5) * softStep(11 - cerebellum, 6);
        const double branch = softStep(wave - 0.55, 0.6) * softStep(cerebellum - 4, 4);
        const double marrow = softStep(cerebellum - 12 - 8 * noiseAt(p, 16, m_seeds[9]), 4);
        paint(mix, Tissue::Csf, softStep(cerebellum + 1.2, kBlurMm));
        paint(mix, Tissue::Grey, softStep(cerebellum, kBlurMm));
        paint(mix, Tissue::White, std::max(0.7 * branch, marrow) * softStep(cerebellum, kBlurMm));
        paint(mix, Tissue::Csf, 0.6 * furrow * softStep(cerebellum, kBlurMm));
    }
    const double inside = softStep(stem, kBlurMm);
    paint(mix, Tissue::White, inside);
    paint(mix, Tissue::Thalamus, 0.45 * inside * softStep(noiseAt(p, 9, m_seeds[10]) + 0.1, 0.5));
}

void Anatomy::paintNuclei(const Vec3& p, TissueMix& mix) const
{
    const Vec3 q = folded(p);
    if (q[0] > 42 || q[2] < -34 || q[2] > 29 || q[1] < -48 || q[1] > 44) {
        return;
    }
    const double caudate =
        joined(ellipsoid(q, {14.5, -23, 5}, {6, 12, 9}),
               chain(q, {{{16, -16, 12}, 4}, {{18, 6, 19}, 2.6}, {{22, 22, 17}, 1.8}}), 3);
    const double putamen = ellipsoid(q, {26.5, -6, 1}, {5.5, 17, 10.5});
    const double pallidum = ellipsoid(q, {19.5, -3, -1}, {4.5, 10, 7});
    const double thalamus = ellipsoid(q, {10.5, 12, 3}, {9, 15, 9});
    const double hippocampus =
        chain(q, {{{24, -10, -24}, 7.5}, {{27, 2, -22}, 5}, {{25, 24, -8}, 4}});
    const double above = aboveCallosumMm(p);
    const double callosum = std::min({-0.3 - above, above + 7.5, 16 - q[0], p[2] + 1});
    paint(mix, Tissue::White, softStep(callosum, kBlurMm));
    paint(mix, Tissue::Striatum, softStep(std::max(caudate, putamen), kBlurMm));
    paint(mix, Tissue::Pallidum, softStep(pallidum, 2 * kBlurMm));
    paint(mix, Tissue::Thalamus, softStep(thalamus, 1.6 * kBlurMm));
    paint(mix, Tissue::Grey, softStep(hippocampus, kBlurMm));
}

void Anatomy::paintGliosis(const Vec3& p, double ventriclesMm, TissueMix& mix) const
{
    const Vec3 q = folded(p);
    // Limbic cortex is brighter on FLAIR than the rest: insula, cingulate gyrus, medial temporal
    // lobe.
    const double limbic =
        std::max({1 - length(minus(q, {38, -4, -4})) / 26, 1 - length(minus(q, {5, -10, 32})) / 34,
                  1 - length(minus(q, {24, -4, -26})) / 24});
    convert(mix, Tissue::Grey, Tissue::Gliosis, std::clamp(0.9 * limbic, 0.0, 0.55));
    if (share(mix, Tissue::White) < 0.05 || p[2] < -18) {
        return;
    }
    const double toFront = 1 - length(minus(q, {13, -39, 5})) / 19;
    const double toAtrium = 1 - length(minus(q, {28, 38, 9})) / 24;
    const double cap = std::max({0.35, toFront, toAtrium});
    const double ragged = 4 * noiseAt(p, 7, m_seeds[11]);
    const double halo = softStep(ventriclesMm + 3 + 7 * cap * m_gliosis + ragged, 5);
    const double spots = noiseAt(p, 11, m_seeds[9]) + 0.35 * noiseAt(p, 34, m_seeds[10]);
    const double spot = softStep(spots - 0.5 + 0.14 * m_gliosis, 0.22);
    const double whole = std::max(halo * (0.5 + 0.5 * cap), 0.9 * spot);
    convert(mix, Tissue::White, Tissue::Gliosis,
            std::clamp(whole * (0.4 + 0.6 * m_gliosis), 0.0, 1.0));
}

void Anatomy::paintVentricles(const Vec3& p, double ventriclesMm, TissueMix& mix) const
{
    const double inside = softStep(ventriclesMm, kBlurMm);
    if (inside <= 0) {
        return;
    }
    paint(mix, Tissue::Csf, inside);
    const double plexus =
        chain(folded(p), {{{11, 2, 12}, 1}, {{18, 26, 9}, 2.4}, {{27, 27, -1}, 1.2}});
    const double tufted = plexus + 2 * noiseAt(p, 4, m_seeds[8]);
    paint(mix, Tissue::Choroid, inside * softStep(tufted, 1.5));
}

void Anatomy::paintVessels(const Vec3& p, double depthMm, TissueMix& mix) const
{
    const Vec3 q = folded(p);
    double vessel = -1e3;
    if (depthMm < 1.5 && depthMm > -5) {
        // Where two noise fields vanish together runs a curve: the small vessels of the surface.
        constexpr double kSizeMm = 26;
        const Vec3 scaled = {p[0] / kSizeMm, p[1] / kSizeMm, p[2] / kSizeMm};
        const double a = noise(scaled, m_seeds[8]), b = noise(scaled, m_seeds[10]);
        vessel = 0.75 - kSizeMm * length({a, b, 0}) / 1.1;
    }
    if (p[2] < 40) {
        const double middle =
            chain(q, {{{8, -13, -23}, 1.5}, {{36, -17, -15}, 1.3}, {{39, 12, -6}, 1}});
        const double anterior =
            chain(q, {{{2, -24, -16}, 1.2}, {{1.6, -47, 4}, 1.1}, {{1.6, -26, 31}, 1}});
        const double deep = chain(q, {{{1.5, 0, 8}, 0.9}, {{1, 34, 6}, 1.6}, {{0, 62, -8}, 2.2}});
        vessel = std::max({vessel, middle, anterior, deep});
    }
    if (p[2] > 10 && q[0] < 5 && depthMm < 2) {
        const double sinus = 2.2 - q[0] + 2.5 * noiseAt(p, 30, m_seeds[6]);
        vessel = std::max(vessel, std::min(sinus, 4 - cerebrumMm(p)));
    }
    paint(mix, Tissue::Vessel, 0.9 * softStep(vessel, 1.5));
}

}  // namespace glioscope::phantom
