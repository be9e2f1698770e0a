#include "segmentation/preparation/second_stage.h"

#include "segmentation/volume/reorient.h"

#include <QtTest>

#include <algorithm>

using namespace glioscope;

namespace {

ModelContract withStage(const Index3& window, double marginMm)
{
    ModelContract contract;
    contract.outputs = {{Structure::WholeTumour, 0.4}, {Structure::TumourCore, 0.5}};
    contract.secondStage = {.windowVoxels = window, .marginMm = marginMm};
    return contract;
}

/// Two outputs on voxels of 1 x 2 x 4 mm, `value` of one output at one place.
std::vector<Image> answerWith(std::size_t output, const Index3& at, float value)
{
    const Geometry grid = {.size = {60, 40, 20}, .spacingMm = {1, 2, 4}};
    std::vector<Image> answer = {Image(grid), Image(grid)};
    answer[output].at(at[0], at[1], at[2]) = value;
    return answer;
}

}  // namespace

class TestSecondStage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMarginIsInMillimetresAlongEveryAxis()
    {
        const auto box =
            secondStageBox(withStage({1, 1, 1}, 6), answerWith(0, {30, 20, 10}, 0.41F));
        QVERIFY(box.has_value());
        QCOMPARE(box->begin, (Index3{24, 17, 8}));
        QCOMPARE(box->end, (Index3{37, 24, 13}));
    }

    void everyOutputCountsByItsOwnThreshold()
    {
        const ModelContract contract = withStage({1, 1, 1}, 0);
        QVERIFY(!secondStageBox(contract, answerWith(0, {30, 20, 10}, 0.4F)));
        QVERIFY(secondStageBox(contract, answerWith(0, {30, 20, 10}, 0.41F)));
        QVERIFY(!secondStageBox(contract, answerWith(1, {30, 20, 10}, 0.41F)));
        QVERIFY(secondStageBox(contract, answerWith(1, {30, 20, 10}, 0.51F)));
    }

    /// As in training, where every window is full wherever the brain is as long.
    void theBoxIsAsLongAsAWindowWhereTheGridIs()
    {
        const ModelContract contract = withStage({32, 16, 64}, 0);
        const auto middle = secondStageBox(contract, answerWith(0, {30, 20, 10}, 1));
        QCOMPARE(middle->size(), (Index3{32, 16, 20}));
        QVERIFY(middle->begin[0] < 30 && middle->end[0] > 30);
        for (const Index3& corner : {Index3{0, 0, 0}, Index3{59, 39, 19}}) {
            const auto box = secondStageBox(contract, answerWith(0, corner, 1));
            QCOMPARE(box->size(), (Index3{32, 16, 20}));
            for (std::size_t c = 0; c < 3; ++c) {
                QVERIFY(box->begin[c] <= corner[c] && corner[c] < box->end[c]);
            }
        }
    }

    void bothStagesCountOnceInTheBoxAndTheFirstAloneBeyond()
    {
        StageAnswer answer = {.mean = answerWith(1, {30, 20, 10}, 0.8F),
                              .variance = answerWith(1, {30, 20, 10}, 0.02F)};
        answer.mean[1].at(0, 0, 0) = 0.7F;
        answer.mean[0].at(30, 20, 10) = 0.9F;
        const VoxelBox box = {.begin = {29, 19, 9}, .end = {32, 22, 12}};
        const Geometry part = croppedGeometry(answer.mean[0].geometry, box);
        StageAnswer second = {.mean = {Image(part), Image(part)},
                              .variance = {Image(part), Image(part)}};
        second.mean[1].at(1, 1, 1) = 0.4F;
        second.variance[1].at(1, 1, 1) = 0.04F;
        averageInBox(withStage({1, 1, 1}, 0), second, box, answer);
        QCOMPARE(answer.mean[1].at(30, 20, 10), 0.6F);
        // Of 0.8 and 0.4, each with its own variance, about 0.6.
        QCOMPARE(answer.variance[1].at(30, 20, 10), 0.03F + 0.04F);
        QCOMPARE(answer.mean[1].at(0, 0, 0), 0.7F);
        QCOMPARE(std::ranges::count_if(answer.mean[1].voxels, [](float v) { return v != 0; }), 2);
        QCOMPARE(answer.mean[0].at(30, 20, 10), 0.9F);  // the whole tumour's is the first's
    }

    void answersWithoutVarianceStayWithoutIt()
    {
        StageAnswer answer = {.mean = answerWith(1, {1, 1, 1}, 0.5F), .variance = {}};
        const VoxelBox box = {.begin = {1, 1, 1}, .end = {2, 2, 2}};
        const Geometry part = croppedGeometry(answer.mean[0].geometry, box);
        averageInBox(withStage({1, 1, 1}, 0), {.mean = {Image(part), Image(part)}, .variance = {}},
                     box, answer);
        QCOMPARE(answer.mean[1].at(1, 1, 1), 0.25F);
        QVERIFY(answer.variance.empty());
    }

    void resamplingKeepsPlacesInTheWorld()
    {
        StageAnswer answer = {.mean = answerWith(0, {30, 20, 10}, 1), .variance = {}};
        Geometry fine = answer.mean[0].geometry;
        fine.size = {60, 80, 80};
        fine.spacingMm = {1, 1, 1};
        const StageAnswer finer = resampled(answer, fine);
        const auto highest = std::ranges::max_element(finer.mean[0].voxels);
        const auto place = static_cast<std::size_t>(highest - finer.mean[0].voxels.begin());
        QCOMPARE(place, fine.offset(30, 40, 40));
        QCOMPARE(finer.mean.size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(TestSecondStage)
#include "test_second_stage.moc"
