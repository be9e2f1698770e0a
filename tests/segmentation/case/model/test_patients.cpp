#include "segmentation/case/model/patients.h"
#include "segmentation/system/error.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
using test::TemporaryFolder;

namespace {

void writeText(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file) << text;
}

std::string refusal(const std::string& table)
{
    const TemporaryFolder folder;
    writeText(folder.path() / "who.csv", table);
    try {
        (void)Patients::fromFile(folder.path() / "who.csv");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

class TestPatients : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTimePointBehindAnIdentityIsAScanOfIt_data()
    {
        QTest::addColumn<QString>("patient");
        const auto row = [](const char* name, const char* patient) {
            QTest::newRow(name) << QString::fromUtf8(patient);
        };
        row("BraTS-GLI-00002-001", "BraTS-GLI-00002");
        row("PatientID_0003_Timepoint_1", "PatientID_0003");
        row("PatientID_0003_Timepoint_1_brain", "PatientID_0003");
        row("100001_time2", "100001");
        row("sub-01_ses-preop", "sub-01");
        row("sub-01_ses-preop_scan2", "sub-01");
        row("UPENN-GBM-00001_21", "UPENN-GBM-00001");
        row("RHUH-0001_0", "RHUH-0001");
        row("RHUH-0040_2", "RHUH-0040");
        row("UCSD-PTGBM-0176_01", "UCSD-PTGBM-0176");
        row("UCSF-PDGM-0429_FU003d", "UCSF-PDGM-0429");
        row("P1_T1", "P1");
        row("P1_T12", "P1");
        row("P1_v2", "P1");
        row("Patient-001_week-000-1", "Patient-001");
        row("Patient-001_week-044", "Patient-001");
        row("TCGA-02-0006_1996.08.23", "TCGA-02-0006");
        row("K17_20190304", "K17");
        row("K17_postop", "K17");
        row("100101B", "100101");
    }
    void aTimePointBehindAnIdentityIsAScanOfIt()
    {
        QFETCH(const QString, patient);
        QCOMPARE(patientOf(QTest::currentDataTag()), patient.toStdString());
    }

    void aSharedPrefixIsNoPatient()
    {
        for (const char* name :
             {"HOSP_0031", "HOSP_0032", "HOSP-0031", "BraTS20_Training_001", "BraTS2021_00495",
              "Brats18_2013_2_1", "Brats18_2013_11_10", "Brats18_TCIA02_201_1", "Phantom_001",
              "UCSF-PDGM-0004", "sub-01", "HOSP_scan1", "SITE-1_31", "EGD-0001", "A", "2013", ""}) {
            QCOMPARE(patientOf(name), std::string(name));
        }
    }

    void whenAndWhoAreToldApart()
    {
        for (const char* name : {"week-044", "week-000-1", "Timepoint_1", "time2", "ses-2", "T1",
                                 "v3", "2019-03-04", "20190304", "postop", "baseline"}) {
            QVERIFY2(isTimePoint(name) && !isPatientName(name), name);
        }
        for (const char* name :
             {"Patient_7", "PatientID_0003", "sub-01", "Patient-001", "subject12"}) {
            QVERIFY2(isPatientName(name) && !isTimePoint(name), name);
        }
        for (const char* name :
             {"HGG", "HOSP_0031", "train", "BraTS2021", "0", "RHUH-0001", "anat", "P1", "sub1"}) {
            QVERIFY2(!isPatientName(name) && !isTimePoint(name), name);
        }
    }

    void aTableGoesBeforeTheNames()
    {
        const TemporaryFolder folder;
        writeText(folder.path() / "who.csv",
                  "\xEF\xBB\xBFsex,Patient , case\r\n"
                  "f,Ann,HOSP_0031\r\n\r\n"
                  "f,\"Ann\",\"P1_T1\"\r\nm,\"B, \"\"b\"\"\",x\n");
        const Patients patients = Patients::fromFile(folder.path() / "who.csv");
        QCOMPARE(patients.of("HOSP_0031"), std::string("Ann"));
        QCOMPARE(patients.of("P1_T1"), std::string("Ann"));
        QCOMPARE(patients.of("P1_T2"), std::string("P1"));
        QCOMPARE(patients.of("x"), std::string("B, \"b\""));
        const std::vector<std::string> cases = {"HOSP_0031", "P1_T1", "P1_T2"};
        QCOMPARE(patients.ofAll(cases), (std::set<std::string>{"Ann", "P1"}));
        QCOMPARE(patients.strangersTo(cases), std::vector<std::string>{"x"});
        writeText(folder.path() / "again.csv", patients.csv());
        QVERIFY(Patients::fromFile(folder.path() / "again.csv") == patients);
    }

    void whatIsNoTableIsRefusedWithItsPlace()
    {
        QVERIFY(refusal("").find("who.csv") != std::string::npos);
        QVERIFY(refusal("name,patient\na,b\n").find("case,patient") != std::string::npos);
        QVERIFY(refusal("case,patient\na,b\nc\n").starts_with("Line 3 of "));
        QVERIFY(refusal("case,patient\na,\n").starts_with("Line 2 of "));
        const std::string twice = refusal("case,patient\na,b\na,b\na,c\n");
        QVERIFY2(twice.starts_with("Line 4 of ") && twice.find(" to c") != std::string::npos,
                 twice.c_str());
        QVERIFY_THROWS_EXCEPTION(Error, (void)Patients::fromFile("/nowhere/who.csv"));
    }
};

QTEST_APPLESS_MAIN(TestPatients)
#include "test_patients.moc"
