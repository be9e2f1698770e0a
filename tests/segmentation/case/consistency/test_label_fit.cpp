#include "segmentation/case/consistency/label_fit.h"

#include "segmentation/phantom/phantom.h"
#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/reorient.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <memory>

using namespace glioscope;

namespace {

/// Half the length of the phantom's own voxels along every axis, none alike.
Geometry coarse()
{
    return {.size = {96, 120, 62},
            .spacingMm = {2.5, 2, 2.5},
            .originLps = {0, -239, 0},
            .direction = kIdentity3};
}

Case caseOf(const Phantom& phantom)
{
    Case result;
    for (std::size_t s = 0; s < result.images.size(); ++s) {
        result.images[s] = std::make_shared<const Image>(phantom.images[s]);
    }
    return result;
}

}  // namespace

class TestLabelFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_phantom = makePhantom({.seed = 5, .geometry = coarse()});
        m_case = caseOf(m_phantom);
    }

    void labelsFitWhereTheyWereMadeAndNowhereElse()
    {
        const LabelFit fit(m_phantom.labels, m_case);
        const double here = fit.at(coarse());
        QVERIFY2(here > 2 * kLabelsFit, std::to_string(here).c_str());
        for (const Geometry& mirrored : mirroredGrids(coarse())) {
            const double there = fit.at(mirrored);
            QVERIFY2(here > kClearlyBetter * there,
                     (orientationCode(mirrored) + " " + std::to_string(there)).c_str());
        }
    }

    void theOrderOfVoxelsMakesNoDifference()
    {
        const double here = LabelFit(m_phantom.labels, m_case).at(coarse());
        for (const Geometry& order : test::allOrders(coarse())) {
            const LabelMap stored = reorientFromLps(m_phantom.labels, order);
            const double there = LabelFit(stored, m_case).at(order);
            QVERIFY2(std::abs(there - here) < 0.1 * here,
                     (orientationCode(order) + " " + std::to_string(there)).c_str());
        }
    }

    void withoutEdgesOrImagesNothingFits()
    {
        QCOMPARE(LabelFit(LabelMap(coarse()), m_case).at(coarse()), 0.0);
        QCOMPARE(LabelFit(m_phantom.labels, Case{}).at(coarse()), 0.0);
    }

    void labelsOutsideTheHeadDoNotFit()
    {
        Geometry away = coarse();
        away.originLps[0] += 300;
        QCOMPARE(LabelFit(m_phantom.labels, m_case).at(away), 0.0);
    }

    /// Noise alone must not pass for a fit.
    void noiseIsNotExplained()
    {
        test::Random random(11);
        Case noise;
        Image image(coarse());
        for (float& value : image.voxels) {
            value = static_cast<float>(100 + 50 * random.uniform());
        }
        for (int i = 0; i < coarse().size[0]; ++i) {  // a background to be found
            for (int j = 0; j < coarse().size[1]; ++j) {
                image.at(i, j, 0) = 0;
                image.at(i, j, coarse().size[2] - 1) = 0;
            }
        }
        noise.images[0] = std::make_shared<const Image>(image);
        const double fit = LabelFit(m_phantom.labels, noise).at(coarse());
        QVERIFY2(fit < kLabelsFit / 4, std::to_string(fit).c_str());
    }

private:
    Phantom m_phantom;
    Case m_case;
};

QTEST_APPLESS_MAIN(TestLabelFit)
#include "test_label_fit.moc"
