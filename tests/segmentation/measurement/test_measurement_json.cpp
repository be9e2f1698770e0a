#include "segmentation/measurement/measurement_json.h"

#include "segmentation/measurement/measurement_csv.h"
#include "segmentation/statistics/statistics_csv.h"
#include "segmentation/system/error.h"
#include "tests/support/synthetic_volume.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace glioscope;
using namespace Qt::StringLiterals;

namespace {

std::vector<Measurement> everyKind()
{
    std::vector<Measurement> all;
    for (const MeasureKind kind : allOf<MeasureKind>()) {
        std::vector<Vec3> places = {{0.1, 2, 3}, {4.7, 8.3, 3}, {-4, 5, 3}};
        places.resize(placesOf(kind));
        all.push_back(measurementAt(kind, places, SliceAxes()).value());
        all.back().id = 2 * static_cast<int>(all.size());
    }
    all[2].lesion = MeasuredLesion{.ml = 3.25, .axialSlices = 12, .sliceDistanceMm = 1.5};
    return all;
}

QString refusalOf(const std::string& text)
{
    try {
        (void)measurementsFromJson(text);
        return {};
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
}

}  // namespace

class TestMeasurementJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindComesBackToTheLastBit()
    {
        const auto all = everyKind();
        QVERIFY(measurementsFromJson(measurementsJson(all)) == all);
        QVERIFY(measurementsFromJson(measurementsJson({})).empty());
    }

    void otherProgramsFindPointsAndFigures()
    {
        const auto all = everyKind();
        const auto text = measurementsJson(all);
        const QJsonObject object =
            QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
        QCOMPARE(object[u"frame"_s].toString(), u"LPS"_s);
        const QJsonObject first = object[u"measurements"_s].toArray()[0].toObject();
        QCOMPARE(first[u"kind"_s].toString(), u"length"_s);
        QCOMPARE(first[u"figures"_s][u"lengthMm"_s].toDouble(), lengthMm(all[0]));
        QCOMPARE(first[u"pointsLps"_s][1][1].toDouble(), 8.3);
    }

    void whatIsWrongIsSaid()
    {
        QVERIFY(refusalOf("[]").contains(u"no JSON with a list of measurements"_s));
        QVERIFY(refusalOf("{\"measurements\":").contains(u"no JSON"_s));
        QVERIFY(refusalOf("{\"version\":9,\"measurements\":[]}").contains(u"version 1"_s));
        QVERIFY(refusalOf("{\"version\":1,\"measurements\":[{}]}").contains(u"missing"_s));
        QVERIFY(refusalOf("{\"version\":1,\"measurements\":[{\"kind\":\"arc\"}]}")
                    .contains(u"length, angle, bidirectional, ellipse or box"_s));
        std::string cut = measurementsJson(everyKind());
        cut.replace(cut.find("\"length\""), 8, "\"angle\"");
        QVERIFY(refusalOf(cut).contains(u"Measurement 2 (angle)"_s));
    }

    void theTableHasALineEachAndIntensitiesOfRegions()
    {
        SequenceImages images;
        images[0] = std::make_shared<const Image>(Geometry{.size = {20, 20, 8}}, 7.0F);
        const QStringList lines =
            QString::fromStdString(measurementsCsv(everyKind(), images)).split(u'\n');
        QCOMPARE(lines.size(), 7);
        const QStringList head = lines[0].split(u',');
        const auto cell = [&](int line, const QString& column) {
            return lines[line].split(u',')[head.indexOf(column)];
        };
        for (int line = 1; line < 6; ++line) {
            QCOMPARE(lines[line].split(u',').size(), head.size());
        }
        QCOMPARE(cell(1, u"length_mm"_s), QString::fromStdString(csvNumber(std::hypot(4.6, 6.3))));
        QCOMPARE(cell(1, u"area_mm2"_s), QString());
        QCOMPARE(cell(3, u"perpendicular_mm"_s),
                 QString::fromStdString(csvNumber(std::hypot(4.6, 6.3) / 2)));
        QCOMPARE(cell(3, u"lesion_ml"_s).toDouble(), 3.25);
        QCOMPARE(cell(5, u"flair_mean"_s).toDouble(), 7.0);
        QCOMPARE(cell(5, u"t1_mean"_s), QString());
        QCOMPARE(cell(1, u"flair_mean"_s), QString());
    }
};

QTEST_APPLESS_MAIN(TestMeasurementJson)
#include "test_measurement_json.moc"
