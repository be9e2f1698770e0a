#include "segmentation/case/consistency/label_placement.h"

#include "segmentation/phantom/phantom.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/voxel_order.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/reversed_voxels.h"

#include <QTest>

#include <memory>

using namespace glioscope;

namespace {

using Reason = MirrorSuspicion::Reason;

Geometry grid()
{
    return test::turned({.size = {96, 120, 62},
                         .spacingMm = {2.5, 2, 2.5},
                         .originLps = {-40, -239, 11},
                         .direction = kIdentity3},
                        14, -9);
}

/// `map` as a file has it.
CaseLabels fileOf(LabelMap map)
{
    CaseLabels labels;
    labels.stated.grid = map.geometry;
    labels.map = std::move(map);
    return labels;
}

/// The same voxels, the header of axis c the other way and its first voxel left in place.
LabelMap wronglyStated(LabelMap map, std::size_t c)
{
    for (std::size_t row = 0; row < 3; ++row) {
        map.geometry.direction[row][c] = -map.geometry.direction[row][c];
    }
    return map;
}

}  // namespace

class TestLabelPlacement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // Made straight, then told to be oblique: the phantom is where its grid is.
        Geometry straight = grid();
        straight.direction = kIdentity3;
        m_phantom = makePhantom({.seed = 5, .geometry = straight});
        m_phantom.labels.geometry = grid();
        for (std::size_t s = 0; s < m_case.images.size(); ++s) {
            m_phantom.images[s].geometry = grid();
            m_case.images[s] = std::make_shared<const Image>(m_phantom.images[s]);
            m_case.stated[s].grid = grid();
        }
    }

    void whatFitsIsNeverSuspected()
    {
        for (const Geometry& order : test::allOrders(grid())) {
            const LabelMap stored = reorientFromLps(m_phantom.labels, order);
            QVERIFY2(!mirrorSuspicion(fileOf(stored), m_case), orientationCode(order).c_str());
        }
        Geometry jitter = grid();
        jitter.originLps[1] += 0.05;
        QVERIFY(!mirrorSuspicion(fileOf({jitter, m_phantom.labels.voxels}), m_case));
    }

    void reversedVoxelsAreSuspectedAndPutRight()
    {
        for (const Geometry& order : test::allOrders(grid())) {
            const CaseLabels wrong =
                fileOf(test::voxelsReversed(reorientFromLps(m_phantom.labels, order)));
            const auto suspicion = mirrorSuspicion(wrong, m_case);
            QVERIFY2(suspicion.has_value(), orientationCode(order).c_str());
            QCOMPARE(suspicion->reason, Reason::Content);
            QVERIFY(suspicion->fitMirrored > 3 * suspicion->fitAsStated);
            const LabelMap right = placedOn(grid(), mirroredTo(suspicion->mirrored, wrong));
            QVERIFY(right.geometry == grid());
            QVERIFY2(right.voxels == m_phantom.labels.voxels, orientationCode(order).c_str());
        }
    }

    /// As a case holds them: already in the order of the images' voxels.
    void labelsOfTheCaseAreSuspectedInTheirFilesOrder()
    {
        const Geometry order = test::allOrders(grid())[29];
        CaseLabels wrong = fileOf(test::voxelsReversed(reorientFromLps(m_phantom.labels, order)));
        wrong.map = placedOn(grid(), wrong.map);
        const auto suspicion = mirrorSuspicion(wrong, m_case);
        QVERIFY(suspicion.has_value());
        const LabelMap right = placedOn(grid(), mirroredTo(suspicion->mirrored, wrong));
        QVERIFY(right.voxels == m_phantom.labels.voxels);
    }

    void aGridThatFitsOnlyMirroredIsSuspected()
    {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            const CaseLabels wrong = fileOf(wronglyStated(m_phantom.labels, axis));
            const auto suspicion = mirrorSuspicion(wrong, m_case);
            QVERIFY(suspicion.has_value());
            const LabelMap right = placedOn(grid(), mirroredTo(suspicion->mirrored, wrong));
            QVERIFY(right.voxels == m_phantom.labels.voxels);
        }
        // Also where nothing is labelled.
        const auto empty = mirrorSuspicion(fileOf(wronglyStated(LabelMap(grid()), 0)), m_case);
        QVERIFY(empty.has_value());
        QCOMPARE(empty->reason, Reason::Grid);
    }

    void formsThatMirrorEachOtherAreAQuestionUnlessTheImagesSayWhich()
    {
        CaseLabels empty = fileOf(LabelMap(grid()));
        empty.stated.forms = OrientationForms::DifferByFlip;
        empty.stated.otherForm = wronglyStated(empty.map, 0).geometry;
        QCOMPARE(mirrorSuspicion(empty, m_case)->reason, Reason::Forms);

        CaseLabels told = fileOf(m_phantom.labels);
        told.stated = empty.stated;
        QVERIFY(!mirrorSuspicion(told, m_case));

        Case alike = m_case;
        alike.stated[0].forms = OrientationForms::DifferByFlip;
        QVERIFY(!mirrorSuspicion(empty, alike));
    }

    void anotherGridIsResampledAndSaysSo()
    {
        Geometry fine = grid();
        fine.size = {192, 120, 62};
        fine.spacingMm[0] /= 2;
        fine.originLps = grid().toLps({-0.25, 0, 0});
        const LabelMap stored = placedOn(fine, m_phantom.labels);
        const CaseLabels file = fileOf(stored);
        QVERIFY(!mirrorSuspicion(file, m_case));
        const GeometryPassport passport = passportOf(file.stated, gridFor(fine, m_case));
        QCOMPARE(passport.relation, GridRelation::Resampled);
        QVERIFY(placedOn(grid(), stored).voxels == m_phantom.labels.voxels);
    }

    void aPartOfAMirroredSegmentationIsSuspectedToo()
    {
        const LabelMap reversed = test::voxelsReversed(m_phantom.labels);
        Index3 first = grid().size, last = {0, 0, 0};
        for (std::size_t v = 0; v < reversed.voxels.size(); ++v) {
            const auto n = static_cast<int>(v);
            const Index3 at = {n % grid().size[0], n / grid().size[0] % grid().size[1],
                               n / grid().size[0] / grid().size[1]};
            for (std::size_t c = 0; c < 3 && reversed.voxels[v] != Label::Background; ++c) {
                first[c] = std::min(first[c], at[c]);
                last[c] = std::max(last[c], at[c] + 1);
            }
        }
        for (const Geometry& order :
             test::allOrders(croppedGeometry(grid(), VoxelBox{first, last}))) {
            LabelMap part = crop(reversed, VoxelBox{first, last});
            part = inOrderOf(order, part);
            part.geometry = order;
            CaseLabels wrong = fileOf(part);
            QCOMPARE(passportOf(wrong.stated, grid()).relation, GridRelation::Part);
            for (const bool filledUp : {false, true}) {  // as a case's own labels are
                wrong.map = filledUp ? placedOn(grid(), part) : part;
                const auto suspicion = mirrorSuspicion(wrong, m_case);
                QVERIFY2(suspicion.has_value(), orientationCode(order).c_str());
                const LabelMap right = placedOn(grid(), mirroredTo(suspicion->mirrored, wrong));
                QVERIFY2(right.voxels == m_phantom.labels.voxels, orientationCode(order).c_str());
            }
        }
        QVERIFY(!mirrorSuspicion(fileOf(crop(m_phantom.labels, VoxelBox{{0, 9, 3}, {96, 111, 62}})),
                                 m_case));
    }

    void aGridOfAnySequenceIsKept()
    {
        Geometry thick = grid();
        thick.size[2] = 31;
        thick.spacingMm[2] = 5;
        Case mixed = m_case;
        mixed.images[2] = std::make_shared<const Image>(thick);
        QVERIFY(gridFor(test::allOrders(thick)[13], mixed) == thick);
        QVERIFY(gridFor(grid(), mixed) == grid());
        Geometry neither = thick;
        neither.spacingMm[2] = 4;
        QVERIFY(gridFor(neither, mixed) == grid());
    }

private:
    Phantom m_phantom;
    Case m_case;
};

QTEST_APPLESS_MAIN(TestLabelPlacement)
#include "test_label_placement.moc"
