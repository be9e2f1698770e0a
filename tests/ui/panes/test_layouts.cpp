#include "ui/panes/layouts.h"

#include "ui/widgets/actions.h"

#include <QTest>

using namespace glioscope;

namespace {

struct Case {
    Document document;
    ViewState state{document};

    Case()
    {
        document.open(studyOf({std::make_shared<const Image>(Geometry{.size = {4, 4, 4}}, 1.F),
                               nullptr, nullptr, nullptr}));
    }
    LayerId add()
    {
        return document.add({.name = "labels",
                             .content = LabelContent{.map = std::make_shared<const LabelMap>(
                                                         Geometry{.size = {4, 4, 4}})}});
    }
};

}  // namespace

class TestLayouts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keysAndNamesAreUnique();
    void onlyLayoutsThatSayItFollowThePlane();
    void fourSequencesShowEachOnceInOnePlane();
    void aSegmentationAloneStandsBesideThePicture();
    void ofManySegmentationsTheFirstTheActiveAndTheNewestAreCompared();
    void moreThanThreeSegmentationsStandInTwoRows();
};

void TestLayouts::keysAndNamesAreUnique()
{
    QList<QKeySequence> keys;
    for (const CommandInfo& info : commandTable()) {
        keys << keysOf(info);
    }
    QStringList names;
    for (const LayoutInfo& info : layoutTable()) {
        QCOMPARE(layoutCalled(QString::fromLatin1(info.key)), &info);
        QVERIFY(!names.contains(QString::fromLatin1(info.key)));
        names << QString::fromLatin1(info.key);
        QVERIFY(!keysOf(info).isEmpty());
        for (const QKeySequence& key : keysOf(info)) {
            QVERIFY2(!key.isEmpty() && !keys.contains(key), info.key);
            keys << key;
        }
    }
    QCOMPARE(layoutCalled(u"five-views"), nullptr);
}

void TestLayouts::onlyLayoutsThatSayItFollowThePlane()
{
    for (const LayoutInfo& info : layoutTable()) {
        const Layout axial = info.make({.plane = SlicePlane::Axial, .layers = {1, 2}});
        const Layout coronal = info.make({.plane = SlicePlane::Coronal, .layers = {1, 2}});
        QCOMPARE(!(axial == coronal), info.choosesPlane);
        QCOMPARE(placesOf(axial).size(), axial.panes.size());
    }
}

void TestLayouts::fourSequencesShowEachOnceInOnePlane()
{
    const Layout layout = layoutCalled(u"four-sequences")->make({.plane = SlicePlane::Sagittal});
    QCOMPARE(layout.panes.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY(layout.panes[i].plane == SlicePlane::Sagittal);
        QVERIFY(layout.panes[i].sequence == kAllSequences[i]);
        QCOMPARE(layout.panes[i].cameraGroup, layout.panes[0].cameraGroup);
    }
}

void TestLayouts::aSegmentationAloneStandsBesideThePicture()
{
    const LayoutInfo& info = *layoutCalled(u"side-by-side");
    const Layout none = info.make({});
    QCOMPARE(none.panes.size(), 1U);
    const Layout one = info.make({.layers = {7}});
    QCOMPARE(one.panes.size(), 2U);
    QVERIFY(one.panes[0].layers == std::vector<LayerId>());
    QVERIFY(one.panes[1].layers == std::vector<LayerId>{7});
    const Layout three = info.make({.layers = {7, 9, 8}});
    QCOMPARE(three.columns, 3);
    QCOMPARE(three.rows, 1);
    QVERIFY(three.panes[2].layers == std::vector<LayerId>{8});
}

void TestLayouts::ofManySegmentationsTheFirstTheActiveAndTheNewestAreCompared()
{
    Case open;
    QVERIFY(layersToCompare(open.state).empty());
    std::vector<LayerId> ids;
    for (int i = 0; i < 4; ++i) {
        ids.push_back(open.add());
    }
    QVERIFY(layersToCompare(open.state) == ids);
    ids.push_back(open.add());
    QVERIFY((layersToCompare(open.state) == std::vector{ids[0], ids[2], ids[3], ids[4]}));
    QVERIFY((layersToCompare(open.state, 3) == std::vector{ids[0], ids[3], ids[4]}));
    open.state.setActiveLayer(ids[1]);
    QVERIFY((layersToCompare(open.state) == std::vector{ids[0], ids[1], ids[3], ids[4]}));
    QVERIFY((layersToCompare(open.state, 3) == std::vector{ids[0], ids[1], ids[4]}));
    open.state.setActiveLayer(std::nullopt);
    QVERIFY((layersToCompare(open.state, 3) == std::vector{ids[0], ids[3], ids[4]}));
}

void TestLayouts::moreThanThreeSegmentationsStandInTwoRows()
{
    const LayoutInfo& info = *layoutCalled(u"side-by-side");
    const Layout four = info.make({.layers = {1, 2, 3, 4}});
    QCOMPARE(four.rows, 2);
    QCOMPARE(four.columns, 2);
    const Layout five = info.make({.layers = {1, 2, 3, 4, 5}});
    QCOMPARE(five.rows, 2);
    QCOMPARE(five.columns, 3);
    QVERIFY((placesOf(five)[4] == PanePlace{.row = 1, .column = 1}));
}

QTEST_APPLESS_MAIN(TestLayouts)
#include "test_layouts.moc"
