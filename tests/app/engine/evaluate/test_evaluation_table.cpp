#include "app/engine/evaluate/evaluation_table.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace glioscope;
using namespace Qt::StringLiterals;

namespace {

EvaluationRow row(Structure structure, double dice, double hd95Mm = 2)
{
    return {.structure = structure, .dice = dice, .hd95Mm = hd95Mm};
}

}  // namespace

class TestEvaluationTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRowThatSomeCasesLackIsTheMeanOverTheOthers()
    {
        MeanRows mean;
        mean.add({row(Structure::WholeTumour, 0.5)});
        mean.add({row(Structure::WholeTumour, 1), row(Structure::ResectionCavity, 0.8)});
        const QJsonObject json =
            QJsonDocument::fromJson(QByteArray::fromStdString(mean.json("unet", {}))).object();
        QCOMPARE(json[u"cases"_s].toInt(), 2);
        QCOMPARE(json[u"rows"_s][0][u"name"_s].toString(), u"WT"_s);
        QCOMPARE(json[u"rows"_s][0][u"dice"_s].toDouble(), 0.75);
        QCOMPARE(json[u"rows"_s][1][u"name"_s].toString(), u"RC"_s);
        QCOMPARE(json[u"rows"_s][1][u"dice"_s].toDouble(), 0.8);
        QCOMPARE(json[u"casesOfRow"_s][u"RC"_s].toInt(), 1);
        QVERIFY(mean.text().find("The means of RC are over the 1 case that has it.") !=
                std::string::npos);
        QVERIFY(mean.text().find("The means of WT") == std::string::npos);
    }

    void infiniteDistancesAreCountedByRow()
    {
        const double infinite = std::numeric_limits<double>::infinity();
        MeanRows mean;
        mean.add({row(Structure::Enhancing, 0, infinite), row(Structure::WholeTumour, 1, 3)});
        mean.add({row(Structure::Enhancing, 1, 4), row(Structure::WholeTumour, 1, 5)});
        const QJsonObject json =
            QJsonDocument::fromJson(QByteArray::fromStdString(mean.json("", {}))).object();
        QCOMPARE(json[u"rows"_s][0][u"hd95Mm"_s].toDouble(), 4.0);
        QCOMPARE(json[u"rows"_s][1][u"hd95Mm"_s].toDouble(), 4.0);
        QCOMPARE(json[u"infiniteHd95"_s].toObject(), (QJsonObject{{u"ET"_s, 1}}));
    }
};

QTEST_APPLESS_MAIN(TestEvaluationTable)
#include "test_evaluation_table.moc"
