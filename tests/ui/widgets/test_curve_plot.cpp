// Curves on screen: what their axes say.

#include "ui/widgets/curve_plot.h"

#include <QTest>

using namespace glioscope;

class TestCurvePlot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAxisNamesNoEpochThatIsNotThere_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::newRow("the only one") << 1 << 1;
        QTest::newRow("the last of four") << 4 << 4;
        QTest::newRow("far out") << 100'000 << 100'000;
        QTest::newRow("two") << 1 << 2;
        QTest::newRow("many") << 3 << 87;
    }

    void theAxisNamesNoEpochThatIsNotThere()
    {
        QFETCH(int, first);
        QFETCH(int, last);
        CurvePlot plot(QStringLiteral("plot"), QStringLiteral("Dice"));
        plot.setRange(0, 1);
        plot.setCurves({{.name = QStringLiteral("WT"),
                         .colour = {},
                         .style = Qt::SolidLine,
                         .points = {QPointF(first, 0.5), QPointF(last, 0.6)}}});
        const std::vector<double> ticks = plot.epochTicks();
        QVERIFY(!ticks.empty());
        for (const double tick : ticks) {
            QVERIFY2(tick > first - 0.01 && tick < last + 0.01, qPrintable(QString::number(tick)));
            QVERIFY(std::abs(tick - std::round(tick)) < 1e-6);
        }
    }

    void aSinglePointIsSeenAwayFromTheEdges()
    {
        CurvePlot plot(QStringLiteral("plot"), QStringLiteral("Dice"));
        plot.setRange(0, 1);
        plot.resize(400, 240);
        plot.setCurves({{.name = QStringLiteral("WT"),
                         .colour = Qt::magenta,
                         .style = Qt::SolidLine,
                         .points = {QPointF(4, 0.5)}}});
        const QImage picture = plot.grab().toImage();
        QRect dots;
        for (int y = picture.height() / 4; y < picture.height(); ++y) {  // below the legend
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixelColor(x, y) == QColor(Qt::magenta)) {
                    dots |= QRect(x, y, 1, 1);
                }
            }
        }
        QVERIFY(dots.width() >= 3);
        QVERIFY(dots.left() > picture.width() / 4 && dots.right() < picture.width() * 3 / 4);
    }
};

QTEST_MAIN(TestCurvePlot)
#include "test_curve_plot.moc"
