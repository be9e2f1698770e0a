#include "segmentation/inference/brain_input.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace glioscope;

namespace {

/// A ramp along i within a box of brain, 0 around it.
std::shared_ptr<const Image> ramp(double spacingMm)
{
    Image image({.size = {155, 20, 20}, .spacingMm = {spacingMm, 0.75, 0.75}});
    for (int k = 4; k < 16; ++k) {
        for (int j = 4; j < 16; ++j) {
            for (int i = 20; i < 130; ++i) {
                image.at(i, j, k) = static_cast<float>(100 + 10 * i);
            }
        }
    }
    return std::make_shared<const Image>(std::move(image));
}

}  // namespace

class TestBrainInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gridsThatDifferByRoundingAreResampledOntoOne()
    {
        ModelContract contract;
        contract.inputs = {Sequence::Flair, Sequence::T1};
        contract.spacingMm = {1.5, 1.5, 1.5};  // half of 155 voxels are 77.5: a matter of rounding
        SequenceImages images;
        images[Sequence::Flair] = ramp(0.75);
        images[Sequence::T1] = ramp(0.7499999);
        const BrainInput input = prepareBrain(contract, images);
        QVERIFY(input.channels[0].geometry == input.channels[1].geometry);
        const auto& flair = input.channels[0].voxels;
        const auto& t1 = input.channels[1].voxels;
        float largest = 0;
        for (std::size_t v = 0; v < flair.size(); ++v) {
            largest = std::max(largest, std::abs(flair[v] - t1[v]));
        }
        QVERIFY2(largest < 1e-3F, qPrintable(QString::number(largest)));  // half a voxel is 0.02
    }
};

QTEST_APPLESS_MAIN(TestBrainInput)
#include "test_brain_input.moc"
