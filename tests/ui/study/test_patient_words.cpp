// What tells a study's patient, in whatever spelling folders and files have it.

#include "ui/study/patient_words.h"

#include <QTest>

using namespace glioscope;
namespace fs = std::filesystem;

class TestPatientWords : public QObject {
    Q_OBJECT

    const std::vector<std::string> m_words =
        patientWords({.name = QStringLiteral("MÜLLER-Li, Maria"),
                      .id = QStringLiteral("PAT-0815"),
                      .birthDate = QStringLiteral("1950-12-31")});

private Q_SLOTS:
    void whatTellsThePatientIsFound_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* path : {"/data/Müller_Maria", "/data/MARIA-7/images", "/data/pat-0815",
                                 "/d/19501231", "/d/31.12.1950", "/d/1950-12-31", "/d/12_31_1950",
                                 "/d/31121950", "/d/li_7", "/d/x.maria.nii.gz", "/d/xmariax"}) {
            QTest::newRow(path) << QString::fromUtf8(path);
        }
    }
    void whatTellsThePatientIsFound()
    {
        QFETCH(QString, path);
        QVERIFY(tellsPatient(fs::path(path.toStdString()), m_words));
    }

    void whatDoesNotIsLeftAlone()
    {
        for (const char* path : {"/data/visit 7", "/data/clinic/lima", "/data/2020-12-31/PAT-0816",
                                 "/data/muster", ""}) {
            QVERIFY2(!tellsPatient(fs::path(path), m_words), path);
        }
    }

    void whereTheFilesSayNothingNothingTells()
    {
        QVERIFY(patientWords({}).empty());
        QVERIFY(!tellsPatient(fs::path("/data/muster"), {}));
        const auto odd = patientWords({.name = {}, .id = {}, .birthDate = QStringLiteral("1950")});
        QVERIFY(tellsPatient(fs::path("/data/born 1950"), odd));
    }
};

QTEST_GUILESS_MAIN(TestPatientWords)
#include "test_patient_words.moc"
