#include "segmentation/case/consistency/place_doubts.h"

#include "segmentation/volume/reorient.h"
#include "segmentation/volume/voxel_order.h"
#include "tests/support/ball_tumour.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/reversed_voxels.h"

#include <QTest>

#include <utility>

using namespace glioscope;

namespace {

using Kind = PlaceDoubt::Kind;

Geometry grid()
{
    return test::turned({.size = {60, 50, 40},
                         .spacingMm = {1, 1.5, 2},
                         .originLps = {-30, -40, 5},
                         .direction = kIdentity3},
                        14, -9);
}

CaseLabels fileOf(LabelMap map)
{
    CaseLabels labels{.map = {}, .file = "/data/one_seg.nii.gz"};
    labels.stated.grid = map.geometry;
    labels.map = std::move(map);
    return labels;
}

std::vector<Kind> kindsOf(const std::vector<PlaceDoubt>& doubts)
{
    std::vector<Kind> kinds;
    for (const PlaceDoubt& doubt : doubts) {
        kinds.push_back(doubt.kind);
    }
    return kinds;
}

}  // namespace

class TestPlaceDoubts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsThatMeetAreNotDoubted()
    {
        const CaseLabels reference = fileOf(tumourAt({15, 20, 18}));
        QVERIFY(doubtsAbout(reference, reference).empty());
        QVERIFY(doubtsAbout(fileOf(tumourAt({18, 21, 18})), reference).empty());
        // Another place, mirrored or not; nothing marked; in the middle.
        QVERIFY(doubtsAbout(fileOf(tumourAt({16, 38, 30})), reference).empty());
        QVERIFY(doubtsAbout(fileOf(LabelMap(grid())), reference).empty());
        const CaseLabels middle = fileOf(tumourAt({30, 25, 20}));
        QVERIFY(doubtsAbout(fileOf(test::voxelsReversed(middle.map)), middle).empty());
    }

    void labelsThatMeetOnlyMirroredAre()
    {
        const CaseLabels reference = fileOf(tumourAt({15, 20, 18}));
        const auto reversed = doubtsAbout(fileOf(test::voxelsReversed(reference.map)), reference);
        QCOMPARE(kindsOf(reversed), std::vector{Kind::Mirrored});
        QVERIFY(reversed.front().text.text().starts_with("/data/one_seg.nii.gz looks mirrored"));
        CaseLabels otherForm = fileOf(tumourAt({45, 38, 30}));
        otherForm.stated.otherForm = grid();
        QCOMPARE(kindsOf(doubtsAbout(otherForm, reference)), std::vector{Kind::Mirrored});
        CaseLabels alike = reference;
        alike.stated.forms = OrientationForms::DifferByFlip;
        QVERIFY(doubtsAbout(otherForm, alike).empty());
    }

    void aPartOfTheGridIsSaid()
    {
        const CaseLabels reference = fileOf(tumourAt({15, 20, 18}));
        const LabelMap part = crop(reference.map, {.begin = {2, 3, 4}, .end = {42, 43, 34}});
        QCOMPARE(kindsOf(doubtsAbout(fileOf(part), reference)), std::vector{Kind::Part});
        const auto reversed = doubtsAbout(fileOf(test::voxelsReversed(part)), reference);
        QVERIFY(kindsOf(reversed).front() == Kind::Part);
    }

    void straightenedAxesAreSaid()
    {
        CaseLabels labels = fileOf(tumourAt({15, 20, 18}));
        labels.stated.straightenedMm = 3.25;
        const auto doubts = doubtsAbout(labels, fileOf(labels.map));
        QCOMPARE(kindsOf(doubts), std::vector{Kind::Straightened});
        QVERIFY(doubts.front().text.text().ends_with("moved a corner by 3.2 mm.") ||
                doubts.front().text.text().ends_with("moved a corner by 3.3 mm."));
    }

private:
    static LabelMap tumourAt(const Index3& centre) { return test::ballTumour(grid(), centre, 2); }
};

QTEST_GUILESS_MAIN(TestPlaceDoubts)
#include "test_place_doubts.moc"
