#include "ui/case/status_readout.h"

#include <QTest>

using namespace glioscope;

namespace {

std::shared_ptr<const Image> imageOf(float value, Geometry grid = {.size = {4, 4, 4}})
{
    return std::make_shared<const Image>(grid, value);
}

}  // namespace

class TestStatusReadout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void positionNamesTheDirectionOfEachAxis()
    {
        QCOMPARE(positionText({12, 30.5, 45}), QStringLiteral("L 12.0  P 30.5  S 45.0 mm"));
        QCOMPARE(positionText({-12, -30.5, -45}), QStringLiteral("R 12.0  A 30.5  I 45.0 mm"));
        QCOMPARE(positionText({-0.01, 0.01, 0}), QStringLiteral("L 0.0  P 0.0  S 0.0 mm"));
    }

    void valuesOfAllSequencesAreReadInTheirOwnGrids()
    {
        Document document;
        ViewState state{document};
        Geometry shifted{.size = {4, 4, 4}, .originLps = {2, 0, 0}};
        Image ramp(shifted);
        ramp.at(1, 0, 0) = 77;
        document.open(
            studyOf({imageOf(10), imageOf(20), std::make_shared<const Image>(ramp), nullptr}));
        const QString text = valuesText(state, {3, 0, 0});
        QVERIFY2(text.contains(QStringLiteral("FLAIR 10")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("T1 20")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("T1ce 77")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("T2")), qPrintable(text));
    }

    void intensitiesOfScannersAreWrittenOut()
    {
        Document document;
        ViewState state{document};
        document.open(
            studyOf({imageOf(20312.4F), imageOf(-1024), imageOf(0.00325F), imageOf(157.26F)}));
        QCOMPARE(valuesText(state, {1, 1, 1}),
                 QStringLiteral("FLAIR 20312   T1 -1024   T1ce 0.00325   T2 157.3"));
    }

    void outsideAGridIsADash()
    {
        Document document;
        ViewState state{document};
        document.open(studyOf({imageOf(10), nullptr, nullptr, nullptr}));
        QCOMPARE(valuesText(state, {99, 0, 0}), QStringLiteral("FLAIR –"));
    }

    void labelOfTheActiveLayerIsNamed()
    {
        Document document;
        ViewState state{document};
        document.open(studyOf({imageOf(10), nullptr, nullptr, nullptr}));
        LabelMap map(Geometry{.size = {4, 4, 4}});
        map.at(1, 2, 3) = Label::Oedema;
        document.add({.name = "Expert",
                      .content = LabelContent{.map = std::make_shared<const LabelMap>(map)}});
        QVERIFY(valuesText(state, {1, 2, 3}).endsWith(QStringLiteral("   Expert: Oedema")));
        QCOMPARE(valuesText(state, {0, 0, 0}), QStringLiteral("FLAIR 10"));
        // Layers that panes show beside each other are named all, and those that are gone not.
        const LayerId expert = document.layers().front().id;
        const LayerId model = document.add(
            {.name = "net",
             .content = LabelContent{.map = std::make_shared<const LabelMap>(
                                         Geometry{.size = {4, 4, 4}}, Label::Enhancing)}});
        QCOMPARE(valuesText(state, {1, 2, 3}, kAllSequences, {expert, model}),
                 QStringLiteral("FLAIR 10   Expert: Oedema   net: Enhancing tumour"));
        QCOMPARE(valuesText(state, {0, 0, 0}, kAllSequences, {expert, model}),
                 QStringLiteral("FLAIR 10   net: Enhancing tumour"));
        document.remove(model);
        QCOMPARE(valuesText(state, {1, 2, 3}, kAllSequences, {expert, model}),
                 QStringLiteral("FLAIR 10   Expert: Oedema"));
    }
};

QTEST_APPLESS_MAIN(TestStatusReadout)
#include "test_status_readout.moc"
