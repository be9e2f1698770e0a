#include "ui/tools/measure_desk.h"

#include <QTest>

using namespace glioscope;

class TestMeasureDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastPlaceMakesAndSelectsItAndPutsTheToolAway()
    {
        MeasurementList list;
        MeasureDesk desk(list);
        int told = 0;
        const auto subscription = desk.subscribe([&](MeasureDesk::Changed) { ++told; });
        desk.choose(MeasureKind::Angle);
        desk.addPlace({5, 0, 2}, {});
        desk.addPlace({0, 0, 2}, {});
        QVERIFY(list.all().empty() && desk.isPlacing());
        desk.addPlace({0, 3, 2}, {});
        QCOMPARE(angleDegrees(list.all().front()), 90.0);
        QCOMPARE(list.selected(), std::optional(1));
        QVERIFY(!desk.chosen() && !desk.isPlacing());
        QVERIFY(told >= 4);
    }

    void whatIsBegunFollowsThePointer()
    {
        MeasurementList list;
        MeasureDesk desk(list);
        desk.follow({1, 1, 1});
        QVERIFY(!desk.begun());
        desk.choose(MeasureKind::Angle);
        desk.addPlace({5, 0, 2}, {});
        QVERIFY(!desk.begun());
        desk.follow({0, 0, 2});
        QCOMPARE(lengthMm(*desk.begun()), 5.0);
        desk.addPlace({0, 0, 2}, {});
        desk.follow({0, 3, 2});
        QCOMPARE(angleDegrees(*desk.begun()), 90.0);
        QVERIFY(list.all().empty());
    }

    void anotherSliceBeginsAnew()
    {
        MeasurementList list;
        MeasureDesk desk(list);
        desk.choose(MeasureKind::Length);
        desk.addPlace({5, 0, 2}, {});
        desk.addPlace({0, 0, 3}, {});
        QVERIFY(list.all().empty());
        desk.addPlace({4, 0, 3}, {});
        QCOMPARE(lengthMm(list.all().front()), 4.0);
    }

    void escapeEndsADragFirstThenTheTool()
    {
        MeasurementList list;
        MeasureDesk desk(list);
        QVERIFY(!desk.cancel());
        list.add({.points = {{0, 0, 0}, {5, 0, 0}}});
        desk.choose(MeasureKind::Length);
        desk.beginDrag();
        Measurement dragged = list.all().front();
        dragged.points[1][0] = 9;
        list.show(dragged);
        QVERIFY(desk.cancel());
        QCOMPARE(lengthMm(list.all().front()), 5.0);
        QVERIFY(!desk.isDragging() && desk.chosen());
        QVERIFY(desk.cancel());
        QVERIFY(!desk.chosen());
        QVERIFY(!desk.cancel());
    }
};

QTEST_APPLESS_MAIN(TestMeasureDesk)
#include "test_measure_desk.moc"
