#include "segmentation/volume/components.h"

#include <QtTest>

#include <algorithm>

using namespace glioscope;

namespace {

LabelMap emptyLabels()
{
    return LabelMap(Geometry{.size = {7, 6, 5}});
}

auto tumourVoxels(const LabelMap& labels)
{
    return std::ranges::count_if(labels.voxels,
                                 [](Label label) { return label != Label::Background; });
}

}  // namespace

class TestComponents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsBelowTheShareGoAndAreCounted();
    void cornersAndLabelsHoldAPartTogether();
    void aPartAtTheEdgeDoesNotContinueOnTheOtherSide();
    void aShareOfZeroAndNoTumourChangeNothing();
};

void TestComponents::partsBelowTheShareGoAndAreCounted()
{
    LabelMap labels = emptyLabels();
    for (int i = 0; i < 4; ++i) {
        labels.at(i, 0, 0) = Label::Oedema;
    }
    labels.at(0, 3, 3) = Label::Oedema;
    labels.at(1, 3, 3) = Label::Enhancing;
    labels.at(6, 5, 4) = Label::Necrosis;
    LabelMap half = labels;
    const DroppedParts one = dropSmallParts(half, 0.5);
    QCOMPARE(one.parts, 1);
    QCOMPARE(one.voxels, std::size_t{1});
    QCOMPARE(half.at(6, 5, 4), Label::Background);
    QCOMPARE(half.at(1, 3, 3), Label::Enhancing);
    const DroppedParts both = dropSmallParts(labels, 0.51);
    QCOMPARE(both.parts, 2);
    QCOMPARE(both.voxels, std::size_t{3});
    QCOMPARE(tumourVoxels(labels), 4);
}

void TestComponents::cornersAndLabelsHoldAPartTogether()
{
    LabelMap labels = emptyLabels();
    labels.at(1, 1, 1) = Label::Oedema;
    labels.at(2, 2, 2) = Label::Necrosis;
    labels.at(3, 1, 3) = Label::Enhancing;
    QCOMPARE(dropSmallParts(labels, 1).parts, 0);
    QCOMPARE(tumourVoxels(labels), 3);
}

void TestComponents::aPartAtTheEdgeDoesNotContinueOnTheOtherSide()
{
    LabelMap labels = emptyLabels();
    labels.at(5, 2, 2) = Label::Oedema;
    labels.at(6, 2, 2) = Label::Oedema;
    labels.at(0, 3, 2) = Label::Oedema;  // the next voxel in memory
    QCOMPARE(dropSmallParts(labels, 0.6).parts, 1);
    QCOMPARE(labels.at(0, 3, 2), Label::Background);
}

void TestComponents::aShareOfZeroAndNoTumourChangeNothing()
{
    LabelMap labels = emptyLabels();
    QCOMPARE(dropSmallParts(labels, 0.5).parts, 0);
    labels.at(0, 0, 0) = Label::Oedema;
    labels.at(4, 4, 4) = Label::Oedema;
    labels.at(5, 4, 4) = Label::Oedema;
    QCOMPARE(dropSmallParts(labels, 0).voxels, std::size_t{0});
    QCOMPARE(tumourVoxels(labels), 3);
}

QTEST_GUILESS_MAIN(TestComponents)
#include "test_components.moc"
