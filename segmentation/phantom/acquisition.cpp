#include "segmentation/phantom/acquisition.h"

#include <cmath>
#include <span>
#include <vector>

namespace glioscope::phantom {
namespace {

/// Typical signal relative to white matter and how far a seed may move it, per tissue.
struct Contrast {
    double typical;
    double spread;
};

// In the order of Tissue: CSF, grey, white, striatum, thalamus, pallidum, gliosis, vessel, choroid
// plexus, necrosis, enhancing tumour, oedema.
constexpr std::array<std::array<Contrast, kTissueCount>, 4> kContrast = {{
    // FLAIR
    {{{.26, .04},
      {1.24, .05},
      {1, 0},
      {1.20, .04},
      {1.12, .04},
      {.97, .04},
      {1.75, .10},
      {.60, .10},
      {1.15, .1},
      {1.15, .30},
      {1.48, .10},
      {1.68, .08}}},
    // T1
    {{{.27, .04},
      {.71, .03},
      {1, 0},
      {.75, .03},
      {.84, .03},
      {.91, .03},
      {.84, .04},
      {.60, .15},
      {.55, .05},
      {.56, .08},
      {.72, .05},
      {.74, .05}}},
    // T1ce
    {{{.28, .04},
      {.75, .03},
      {1, 0},
      {.79, .03},
      {.86, .03},
      {.92, .03},
      {.85, .04},
      {1.8, .30},
      {1.5, .2},
      {.58, .08},
      {1.55, .20},
      {.76, .05}}},
    // T2
    {{{2.7, .3},
      {1.42, .07},
      {1, 0},
      {1.30, .05},
      {1.25, .05},
      {.92, .05},
      {1.75, .1},
      {.60, .15},
      {2.0, .2},
      {2.5, .25},
      {2.00, .20},
      {2.20, .20}}},
}};

/// Gaussian weights up to three standard deviations (in voxels), sum 1.
std::vector<float> gaussianKernel(double sigmaVoxels)
{
    const int radius = sigmaVoxels > 0.05 ? static_cast<int>(std::ceil(3 * sigmaVoxels)) : 0;
    const auto weight = [sigmaVoxels](int i) {
        return i == 0 ? 1 : std::exp(-0.5 * i * i / (sigmaVoxels * sigmaVoxels));
    };
    double sum = 1;
    for (int i = 1; i <= radius; ++i) {
        sum += 2 * weight(i);
    }
    std::vector<float> kernel;
    for (int i = 0; i <= radius; ++i) {
        kernel.push_back(static_cast<float>(weight(i) / sum));
    }
    return kernel;
}

/// Share of white noise's standard deviation that is left after smoothing with a symmetric kernel.
double noiseLeft(const std::vector<float>& kernel)
{
    double squares = double(kernel[0]) * kernel[0];
    for (std::size_t i = 1; i < kernel.size(); ++i) {
        squares += 2.0 * kernel[i] * kernel[i];
    }
    return std::sqrt(squares);
}

/// out[i] = weighted sum of middle[i - r step] to middle[i + r step].
void weigh(std::span<float> out, const float* middle, std::size_t step,
           std::span<const float> kernel)
{
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = kernel[0] * middle[i];
    }
    for (std::size_t r = 1; r < kernel.size(); ++r) {
        const float *below = middle - r * step, *above = middle + r * step;
        const float weight = kernel[r];
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] += weight * (below[i] + above[i]);
        }
    }
}

/// Smooths along one index axis; beyond the grid its border value continues.
void smooth(Image& image, int axis, const std::vector<float>& kernel)
{
    const std::size_t radius = kernel.size() - 1;
    if (radius == 0) {
        return;
    }
    const Geometry& g = image.geometry;
    const std::array<std::size_t, 3> strides = {1, g.offset(0, 1, 0), g.offset(0, 0, 1)};
    const std::size_t stride = strides[axis], count = static_cast<std::size_t>(g.size[axis]);
    std::vector<float> padded((count + 2 * radius) * stride);
    for (std::size_t start = 0; start < image.voxels.size(); start += count * stride) {
        float* values = image.voxels.data() + start;
        float* inner = padded.data() + radius * stride;
        std::copy_n(values, count * stride, inner);
        for (std::size_t r = 0; r < radius; ++r) {
            std::copy_n(values, stride, padded.data() + r * stride);
            std::copy_n(values + (count - 1) * stride, stride, inner + (count + r) * stride);
        }
        weigh({values, count * stride}, inner, stride, kernel);
    }
}

}  // namespace

Acquisition::Acquisition(Sequence sequence, std::uint64_t seed)
{
    Random random(seed);
    const auto& table = kContrast[static_cast<std::size_t>(sequence)];
    for (std::size_t t = 0; t < kTissueCount; ++t) {
        m_contrast[t] = table[t].typical + table[t].spread * random.between(-1, 1);
    }
    const double strength = sequence == Sequence::Flair ? 1.2 : 1.0;
    for (int c = 0; c < 3; ++c) {
        const double slope = random.between(-0.08, 0.08);
        m_shadingSlope[c] = strength * (slope + (slope < 0 ? -0.03 : 0.03));
        m_shadingCurve[c] = strength * random.between(-0.10, 0.10);
    }
    const bool thickSlices = sequence == Sequence::Flair || sequence == Sequence::T2;
    m_texture = random.between(0.06, 0.10) * (random.between(-1, 1) < 0 ? -1 : 1);
    m_blurMm = random.between(0.45, 0.65);
    m_thickBlurMm = thickSlices ? random.between(0.8, 1.3) : random.between(0.45, 0.7);
    m_noise = random.between(0.014, 0.03);
    m_gain = random.between(180, 480);
    m_noiseSeed = random.next();
}

void Acquisition::shadeAwayFrom(const Vec3& p)
{
    for (int c = 0; c < 3; ++c) {
        const double slope = std::abs(m_shadingSlope[c]);
        m_shadingSlope[c] = p[c] > 0 ? -slope : slope;
    }
}

double Acquisition::signal(const TissueMix& mix, const Vec3& p, double texture) const
{
    double sum = 0;
    for (std::size_t t = 0; t < kTissueCount; ++t) {
        sum += mix[t] * m_contrast[t];
    }
    double shading = 0;
    for (int c = 0; c < 3; ++c) {
        const double x = p[c] / 80;
        shading += m_shadingSlope[c] * x + m_shadingCurve[c] * x * x;
    }
    return sum * (1 + shading + m_texture * texture);
}

void Acquisition::scan(Image& clean, int thickAxis) const
{
    const Geometry& g = clean.geometry;
    Image real(g), imaginary(g);
    for (std::size_t i = 0; i < clean.voxels.size(); ++i) {
        if (clean.voxels[i] > 0) {
            const NormalPair normal = normalPair(m_noiseSeed + i);
            real.voxels[i] = static_cast<float>(normal.first);
            imaginary.voxels[i] = static_cast<float>(normal.second);
        }
    }
    double left = 1;
    for (int axis = 0; axis < 3; ++axis) {
        const double sigmaMm = axis == thickAxis ? m_thickBlurMm : m_blurMm;
        const std::vector<float> kernel = gaussianKernel(sigmaMm / g.spacingMm[axis]);
        for (Image* image : {&clean, &real, &imaginary}) {
            smooth(*image, axis, kernel);
        }
        left *= noiseLeft(kernel);
    }
    const double sigma = m_noise / left;
    for (std::size_t i = 0; i < clean.voxels.size(); ++i) {
        const double x = clean.voxels[i] + sigma * real.voxels[i], y = sigma * imaginary.voxels[i];
        clean.voxels[i] =
            static_cast<float>(std::max(1.0, std::floor(m_gain * std::sqrt(x * x + y * y) + 0.5)));
    }
}

}  // namespace glioscope::phantom
