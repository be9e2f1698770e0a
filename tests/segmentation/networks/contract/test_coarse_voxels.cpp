#include "segmentation/networks/contract/coarse_voxels.h"

#include <QTest>

using namespace glioscope;

namespace {

ModelContract shippedLike()
{
    ModelContract contract;
    contract.spacingMm = {1.5, 1.5, 1.5};
    return contract;
}

SequenceImages allOf(const Vec3& spacingMm)
{
    SequenceImages images;
    for (const Sequence sequence : kAllSequences) {
        images[sequence] =
            std::make_shared<Image>(Geometry{.size = {4, 4, 4}, .spacingMm = spacingMm});
    }
    return images;
}

std::string said(const SequenceImages& images, const ModelContract& contract = shippedLike())
{
    return coarseVoxelSentence(contract, images).text();
}

}  // namespace

class TestCoarseVoxels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void voxelsAsTrainedOnAreNotSpokenOf_data()
    {
        QTest::addColumn<double>("inPlane");
        QTest::addColumn<double>("slices");
        QTest::newRow("BraTS") << 1.0 << 1.0;
        QTest::newRow("the model's own") << 1.5 << 1.5;
        QTest::newRow("slices of 2 mm") << 0.9 << 2.0;
        QTest::newRow("slices of 2.5 mm") << 0.5 << 2.5;
    }
    void voxelsAsTrainedOnAreNotSpokenOf()
    {
        QFETCH(const double, inPlane);
        QFETCH(const double, slices);
        QCOMPARE(said(allOf({inPlane, inPlane, slices})), std::string());
    }

    void thickSlicesAreSaidWithTheirCostInWhateverOrderTheAxesAre()
    {
        for (const Vec3& spacing : {Vec3{1, 1, 5.5}, Vec3{5.5, 1, 1}}) {
            const std::string text = said(allOf(spacing));
            QVERIFY2(text.starts_with("The voxels of FLAIR, T1, T1ce and T2 are up to 5.5 mm "
                                      "long. With slices of 5 mm"),
                     text.c_str());
            QVERIFY2(text.find("0.54 to 0.83 for enhancing tumour") != text.npos, text.c_str());
        }
        QVERIFY(!said(allOf({0.5, 0.5, 2.9999})).empty());  // 3 mm as a header rounds it
    }

    void gridsCoarseInAllDirectionsAreSaidWithTheirCost()
    {
        const std::string text = said(allOf({2, 2, 2}));
        QVERIFY2(text.starts_with("The voxels of FLAIR, T1, T1ce and T2 are up to 2 mm long. On a "
                                  "grid of 2 mm"),
                 text.c_str());
        QVERIFY2(text.find("0.80 to 0.90 for enhancing tumour") != text.npos, text.c_str());
    }

    /// Raw heads lie on grids of their own.
    void onlyTheSequencesThatAreCoarseAreNamed()
    {
        SequenceImages images = allOf({1, 1, 1});
        images[Sequence::Flair] = allOf({0.5, 0.5, 6})[Sequence::Flair];
        images[Sequence::T2] = allOf({0.5, 0.5, 5})[Sequence::T2];
        images[Sequence::T1] = allOf({2, 2, 2})[Sequence::T1];
        const std::string text = said(images);
        QVERIFY2(text.starts_with("The voxels of FLAIR and T2 are up to 6 mm long. With slices"),
                 text.c_str());
        QVERIFY2(text.find("The voxels of T1 are up to 2 mm long. On a grid") != text.npos,
                 text.c_str());
        images[Sequence::Flair] = images[Sequence::T2] = nullptr;
        images.erase(Sequence::T1);
        QVERIFY(said(images).empty());
    }

    void itIsTheModelsOwnVoxelsThatCount()
    {
        ModelContract coarse;
        coarse.spacingMm = {3.75, 3.75, 3.2};
        QVERIFY(said(allOf({3.75, 3.75, 3.2}), coarse).empty());
        QVERIFY(!said(allOf({3.75, 3.75, 3.2})).empty());
        coarse.inputs = {Sequence::T1};
        SequenceImages images = allOf({1, 1, 9});
        images[Sequence::T1] = allOf({1, 1, 1})[Sequence::T1];
        QVERIFY(said(images, coarse).empty());
    }
};

QTEST_APPLESS_MAIN(TestCoarseVoxels)
#include "test_coarse_voxels.moc"
