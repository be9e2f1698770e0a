#include "ui/case/place_text.h"

#include "tests/support/oriented_grids.h"
#include "ui/case/status_readout.h"
#include "ui/settings/language.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;

class TestPlaceText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placesAreUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("l");
        QTest::addColumn<double>("p");
        QTest::addColumn<double>("s");
        // The grid goes from -7, -31, 15 to 15, -12, 39.
        QTest::newRow("bare") << "3.5 -20 21" << 3.5 << -20.0 << 21.0;
        QTest::newRow("commas") << "3.5, -20, 21 mm" << 3.5 << -20.0 << 21.0;
        QTest::newRow("semicolons") << "3.5;-20;21" << 3.5 << -20.0 << 21.0;
        QTest::newRow("letters") << "L 3.5 A 20 S 21" << 3.5 << -20.0 << 21.0;
        QTest::newRow("any order, small, no space") << "s21 r-3.5 a20mm" << 3.5 << -20.0 << 21.0;
        QTest::newRow("opposite letters") << "R 3.5 A 20 S 21 mm" << -3.5 << -20.0 << 21.0;
        QTest::newRow("plus and exponent") << "+3.5 -2e1 2.1e1" << 3.5 << -20.0 << 21.0;
        QTest::newRow("voxel") << "voxel 3 4 5" << -1.0 << -27.0 << 30.0;
        QTest::newRow("voxel with commas") << "  Voxel 3, 4, 5 " << -1.0 << -27.0 << 30.0;
        QTest::newRow("from the status bar")
            << "L 3.5  A 20.0  S 21.0 mm   voxel 5, 11, 2" << 3.5 << -20.0 << 21.0;
    }
    void placesAreUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(double, l);
        QFETCH(double, p);
        QFETCH(double, s);
        const TypedPlace place = placeFrom(text, lpsGrid());
        QVERIFY2(place.lps, qPrintable(place.problem));
        QVERIFY(distanceMm(*place.lps, {l, p, s}) < 1e-6);
    }

    void placesAreUnderstoodAsTheWindowsLanguageWritesThem()
    {
        const Translation spanish(Language::Spanish, QLocale(QLocale::Spanish, QLocale::Spain));
        const TypedPlace shownPlace = placeFrom(positionText({3.5, -20, 21}), lpsGrid());
        QVERIFY2(shownPlace.lps, qPrintable(shownPlace.problem));
        QVERIFY(distanceMm(*shownPlace.lps, {3.5, -20, 21}) < 1e-6);
        for (const char* text :
             {"L 3,5 A 20 S 21", "3,5, -20, 21", "3.5 -20 21", "3,5;-20,0;21,0"}) {
            const TypedPlace place = placeFrom(QString::fromUtf8(text), lpsGrid());
            QVERIFY2(place.lps, text);
            QVERIFY2(distanceMm(*place.lps, {3.5, -20, 21}) < 1e-6, text);
        }
        for (const char* text : {"vóxel 3 4 5", "Vóxel 3, 4, 5", "voxel 3 4 5"}) {
            const TypedPlace voxel = placeFrom(QString::fromUtf8(text), lpsGrid());
            QVERIFY2(voxel.lps && distanceMm(*voxel.lps, {-1, -27, 30}) < 1e-6, text);
        }
    }

    void whatIsNoPlaceSaysWhy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << "" << "Type three numbers";
        QTest::newRow("two") << "1 2" << "Type three numbers";
        QTest::newRow("four") << "1 2 3 4" << "Type three numbers";
        QTest::newRow("a word") << "here and there" << "Type three numbers";
        QTest::newRow("decimal comma") << "3,5 -20 21" << "Type three numbers";
        QTest::newRow("twice") << "L 1 R 2 S 20" << "a second time";
        QTest::newRow("no direction") << "L 1 Q 2 S 20" << "no direction";
        QTest::newRow("outside") << "3 -20 400" << "outside the image";
        QTest::newRow("voxel outside") << "voxel 12 0 0" << "outside the image";
        QTest::newRow("not a number") << "nan 1 2" << "Type three numbers";
        QTest::newRow("voxel of two") << "voxel 1 2" << "Type three numbers";
    }
    void whatIsNoPlaceSaysWhy()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const TypedPlace place = placeFrom(text, lpsGrid());
        QVERIFY(!place.lps);
        QVERIFY2(place.problem.contains(says), qPrintable(place.problem));
    }

    void aVoxelIsThatOfItsGridAlsoWhereThatIsOblique()
    {
        const Geometry grid = turned(reordered(lpsGrid(), {1, 2, 0}, {false, true, true}), 30, 10);
        const TypedPlace place = placeFrom(QStringLiteral("voxel 7 2 9"), grid);
        QVERIFY(place.lps);
        QCOMPARE(grid.nearestVoxel(*place.lps), (Index3{7, 2, 9}));
    }

    void whatThePlaceIsCalledLeadsBackToIt()
    {
        const Geometry grid = turned(lpsGrid(), 20, 5);
        for (const Index3& voxel : {Index3{1, 2, 3}, Index3{11, 19, 8}, Index3{6, 0, 4}}) {
            const Vec3 lps = grid.toLps({double(voxel[0]), double(voxel[1]), double(voxel[2])});
            const TypedPlace place = placeFrom(positionText(lps), grid);
            QVERIFY2(place.lps && distanceMm(*place.lps, lps) < 0.1, qPrintable(place.problem));
        }
    }
};

QTEST_GUILESS_MAIN(TestPlaceText)
#include "test_place_text.moc"
