#include "segmentation/dicom/patient.h"

#include "tests/support/dicom_builder.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <fstream>

using namespace glioscope;
using namespace glioscope::test;

class TestPatient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreWrittenAsPeopleDo()
    {
        QCOMPARE(writtenName("MUSTER^MARIA"), std::string("MUSTER, MARIA"));
        QCOMPARE(writtenName("MUSTER^MARIA^E^DR^JR"), std::string("MUSTER, MARIA E"));
        QCOMPARE(writtenName("MUSTER"), std::string("MUSTER"));
        QCOMPARE(writtenName("^MARIA"), std::string("MARIA"));
        QCOMPARE(writtenName("Yamada^Tarou=\xE5\xB1\xB1"), std::string("Yamada, Tarou"));
        QCOMPARE(writtenName(""), std::string());
    }

    void aFileSaysWhoseItIsInUnicode()
    {
        const TemporaryFolder folder;
        const auto files = writeClassic(
            folder.path(),
            {.stored = storedRamp(anisotropicGeometry()), .change = [](DcmItem& data, int) {
                 put(data, "0008,0005", "ISO_IR 100");
                 put(data, "0010,0010", "M\xFCster^Maria");
             }});
        const DicomPatient patient = patientOf(files[0]);
        QCOMPARE(patient.name, std::string("M\xC3\xBCster, Maria"));
        QCOMPARE(patient.id, std::string("NOBODY-4711"));
        QCOMPARE(patient.birthDate, std::string("1901-02-03"));
    }

    void whatIsNoDicomSaysNothing()
    {
        const TemporaryFolder folder;
        std::ofstream(folder.path() / "text") << "no image";
        QCOMPARE(patientOf(folder.path() / "text").name, std::string());
        QCOMPARE(patientOf(folder.path() / "nothing").id, std::string());
    }
};

QTEST_APPLESS_MAIN(TestPatient)
#include "test_patient.moc"
