#include "segmentation/session/entropy.h"

#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;

namespace {

ScalarContent mapOf(Structure structure, std::uint8_t value,
                    const Geometry& grid = test::mirroredGeometry())
{
    return {.values = std::make_shared<const Volume<std::uint8_t>>(grid, value),
            .structure = structure};
}

/// 0 to 255, of one voxel with these probabilities of 255.
int entropy(int wt, int tc, int et)
{
    const auto result = entropyOf({mapOf(Structure::Enhancing, static_cast<std::uint8_t>(et)),
                                   mapOf(Structure::WholeTumour, static_cast<std::uint8_t>(wt)),
                                   mapOf(Structure::TumourCore, static_cast<std::uint8_t>(tc))});
    return result->values->voxels.front();
}

}  // namespace

class TestEntropy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsCertainHasNone()
    {
        for (const auto& [wt, tc, et] :
             {std::array{0, 0, 0}, {255, 0, 0}, {255, 255, 0}, {255, 255, 255}}) {
            QCOMPARE(entropy(wt, tc, et), 0);
        }
    }

    void twoLabelsAlikeHaveAHalfAndFourAllOfIt()
    {
        // ln 2 / ln 4, but for the rounding of a half to 128 of 255.
        QCOMPARE(entropy(128, 0, 0), 127);
        QCOMPARE(entropy(255, 255, 128), 127);
        QCOMPARE(entropy(191, 128, 64), 255);
    }

    void itIsThatOfTheLabelsWithinEachOther()
    {
        const double p[] = {55 / 255.0, 90 / 255.0, 70 / 255.0, 40 / 255.0};
        double expected = 0;
        for (const double each : p) {
            expected -= each * std::log(each) / std::log(4.0);
        }
        QCOMPARE(entropy(200, 110, 40), int(std::lround(expected * 255)));
    }

    void whatIsMoreThanItsOuterRegionIsCutOff()
    {
        QCOMPARE(entropy(100, 255, 255), entropy(100, 100, 100));
    }

    void itLiesOnTheGridOfTheMapsAndIsMeasured()
    {
        const auto result =
            entropyOf({mapOf(Structure::WholeTumour, 128), mapOf(Structure::TumourCore, 0),
                       mapOf(Structure::Enhancing, 0)});
        QCOMPARE(result->values->geometry, test::mirroredGeometry());
        QCOMPARE(result->meaning, ScalarMeaning::Entropy);
        QVERIFY(!result->structure && result->counts);
    }

    void withoutAllThreeRegionsOnOneGridThereIsNone()
    {
        QVERIFY(!entropyOf({mapOf(Structure::WholeTumour, 9), mapOf(Structure::TumourCore, 9)}));
        QVERIFY(!entropyOf({mapOf(Structure::WholeTumour, 9), mapOf(Structure::TumourCore, 9),
                            mapOf(Structure::Enhancing, 9, test::obliqueGeometry())}));
        QVERIFY(!entropyOf({mapOf(Structure::Necrosis, 9), mapOf(Structure::Oedema, 9),
                            mapOf(Structure::Enhancing, 9)}));
    }
};

QTEST_APPLESS_MAIN(TestEntropy)
#include "test_entropy.moc"
