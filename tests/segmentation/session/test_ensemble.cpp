#include "segmentation/session/ensemble.h"

#include "segmentation/session/thresholds.h"
#include "segmentation/system/error.h"

#include <QTest>

using namespace glioscope;

namespace {

const Geometry kRow{.size = {6, 1, 1}};

std::shared_ptr<const LabelMap> labels(const std::vector<Label>& voxels,
                                       const Geometry& grid = kRow)
{
    LabelMap map(grid);
    map.voxels = voxels;
    return std::make_shared<const LabelMap>(std::move(map));
}

ScalarContent map(Structure structure, const std::vector<std::uint8_t>& values,
                  double threshold = 0.5)
{
    auto volume = std::make_shared<Volume<std::uint8_t>>(kRow);
    volume->voxels = values;
    return {.values = std::move(volume), .structure = structure, .threshold = threshold};
}

constexpr Label o = Label::Background, e = Label::Oedema, n = Label::Necrosis,
                t = Label::Enhancing, c = Label::ResectionCavity;

}  // namespace

class TestEnsemble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void regionsAreVotedOnOneByOne()
    {
        // The last voxel: three labels, and yet all say tumour and two say core.
        const LabelMap result = majorityOf({labels({o, e, n, t, e, e}), labels({o, e, n, t, o, n}),
                                            labels({o, o, e, t, o, t})});
        QVERIFY(result.voxels == std::vector<Label>({o, e, n, t, o, n}));
    }

    void halfIsNoMajority()
    {
        const LabelMap result = majorityOf({labels({o, e, t, t, n, c}), labels({e, e, e, t, o, c})});
        QVERIFY(result.voxels == std::vector<Label>({o, e, e, t, o, c}));
    }

    void oneAloneIsItself()
    {
        const std::vector<Label> voxels = {o, e, n, t, c, e};
        QVERIFY(majorityOf({labels(voxels)}).voxels == voxels);
    }

    void meansAreRoundedAndSoAreThresholds()
    {
        const auto wt = Structure::WholeTumour, tc = Structure::TumourCore;
        const std::vector<ScalarContent> means =
            meanOf({{map(wt, {0, 1, 2, 255, 100, 10}, 0.4), map(tc, {0, 0, 0, 255, 200, 0})},
                    {map(tc, {0, 0, 0, 255, 100, 1}), map(wt, {0, 2, 2, 255, 50, 11}, 0.6)}});
        QCOMPARE(means.size(), std::size_t{2});
        QCOMPARE(means[0].structure, std::optional(wt));
        QVERIFY(means[0].values->voxels == std::vector<std::uint8_t>({0, 2, 2, 255, 75, 11}));
        QVERIFY(means[1].values->voxels == std::vector<std::uint8_t>({0, 0, 0, 255, 150, 1}));
        QCOMPARE(means[0].threshold, 0.5);
        QVERIFY(means[0].counts);
        const LabelMap made = labelsAbove({{means[0].values, means[0].perStep, wt, 0.5},
                                           {means[1].values, means[1].perStep, tc, 0.5}});
        QVERIFY(made.voxels == std::vector<Label>({o, o, o, n, n, o}));
    }

    void whatNotAllHaveHasNoMean()
    {
        const std::vector<ScalarContent> means =
            meanOf({{map(Structure::WholeTumour, {1, 1, 1, 1, 1, 1})},
                    {map(Structure::WholeTumour, {3, 3, 3, 3, 3, 3}),
                     map(Structure::Enhancing, {9, 9, 9, 9, 9, 9})}});
        QCOMPARE(means.size(), std::size_t{1});
        QVERIFY_THROWS_EXCEPTION(Error, (void)meanOf({{map(Structure::WholeTumour, {})},
                                                      {map(Structure::Enhancing, {})}}));
        QVERIFY_THROWS_EXCEPTION(Error, (void)meanOf({}));
    }

    void otherGridsAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, (void)majorityOf({}));
        QVERIFY_THROWS_EXCEPTION(
            Error, (void)majorityOf({labels({o, o, o, o, o, o}),
                                     labels({o, o, o, o, o, o}, Geometry{.size = {3, 2, 1}})}));
    }
};

QTEST_APPLESS_MAIN(TestEnsemble)
#include "test_ensemble.moc"
