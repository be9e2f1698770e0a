#pragma once

// The way of cases into the document and of segmentations out of it: opening on a worker thread,
// results, saving, and the list of cases of a dataset. Fills the Document; holds no widget. A
// failed or superseded opening leaves everything as it was.

#include "segmentation/session/document.h"
#include "ui/case/case_loading.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

/// What a model made of the open case.
struct ModelResult {
    std::string model = {};  ///< name from its contract
    std::string modelSha256 = {};
    LabelContent labels = {};
    std::vector<ScalarContent> maps = {};  ///< that go with the labels, as their probabilities

    /// Of the maps, where these tell it. Tens of milliseconds; any thread.
    void addEntropy();
};

class CaseSession : public QObject {
    Q_OBJECT
public:
    /// `document` must outlive the session.
    explicit CaseSession(Document& document, QObject* parent = nullptr);
    ~CaseSession() override;

    [[nodiscard]] bool isOpen() const { return m_case != nullptr; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// The open case; null before the first.
    [[nodiscard]] const Case* current() const { return m_case ? &m_case->data : nullptr; }
    /// The same for a worker thread, which keeps it.
    [[nodiscard]] std::shared_ptr<const Case> sharedCase() const
    {
        return m_case ? std::shared_ptr<const Case>(m_case, &m_case->data) : nullptr;
    }
    /// The study that the open case was imported from; nothing for a case that came as files.
    [[nodiscard]] std::optional<DicomOrigin> dicomOrigin() const
    {
        return m_case ? m_case->dicom : std::nullopt;
    }
    [[nodiscard]] const std::vector<Layer>& layers() const { return m_document.layers(); }
    /// Null where it is gone.
    [[nodiscard]] const Layer* layer(LayerId id) const { return m_document.layer(id); }
    [[nodiscard]] bool hasUnsavedResults() const { return !unsavedResults().isEmpty(); }
    [[nodiscard]] QStringList unsavedResults() const;  ///< their names
    /// Those that leaving the case would lose.
    [[nodiscard]] QStringList resultsToLose() const;
    /// Why no segmentation is saved under this name: a file of the open case or of its dataset
    /// would be lost or no longer be understood; a sentence, empty where it may be.
    [[nodiscard]] QString refusalToSave(const std::filesystem::path& file) const;

    /// Cases of the open dataset, empty where a single case is open; and which is the open one.
    [[nodiscard]] const std::vector<CaseFiles>& dataset() const { return m_dataset; }
    [[nodiscard]] int datasetIndex() const;
    /// Where it was opened from; empty where a single case is open.
    [[nodiscard]] const QString& datasetFolder() const { return m_datasetFolder; }
    /// What the user said the dataset's label numbers mean; nothing where nobody had to ask.
    [[nodiscard]] std::optional<LabelScheme> datasetScheme() const { return m_datasetScheme; }
    /// The case last asked for, which may still be loading or have failed; else the open one. The
    /// next and the previous case are counted from here, so that a damaged one can be passed.
    [[nodiscard]] int wantedIndex() const { return m_wantedIndex; }
    /// Why a case of the dataset did not open when it was last tried; empty where it did.
    [[nodiscard]] QString failureOf(int index) const { return m_failures.value(index); }

    /// One opening runs at a time; of those asked for meanwhile only the newest follows.
    /// `told` says what channels are that nothing names.
    void open(const std::filesystem::path& path, const ChannelSequences& told = {});
    /// The open one ends the opening of another.
    void openDatasetCase(int index);
    /// Opens what `work` reads on a worker thread, which is called `what` meanwhile; `path` is that
    /// of opened().
    void openBy(const QString& what, const QString& path, std::function<OpenOutcome()> work)
    {
        m_wantedIndex = datasetIndex();
        load(what, {path, std::move(work)});
    }
    /// Makes the demonstration case where the cache lacks it, and opens it.
    void openDemo();
    /// Answers schemeNeeded(); nothing opens the case without its labels.
    void answerScheme(const SchemeQuestion& question, std::optional<LabelScheme> scheme);
    /// Answers channelsNeeded().
    void answerChannels(const ChannelsQuestion& question, const ChannelSequences& channels);
    /// Answers straightenNeeded() with yes; no opens nothing.
    void straighten(const StraightenQuestion& question);

    /// Adds segmentations that other programs made of the open case, each as a layer called after
    /// its file or folder; read on a worker thread. `reading` answers maskSchemeNeeded() and
    /// masksSheared().
    void addMasks(const std::vector<std::filesystem::path>& files, const MaskReading& reading = {});

    /// A layer's name that none has yet: `wanted`, or that with a number.
    [[nodiscard]] std::string freeName(const std::string& wanted) const;
    /// Adds labels from a file of the open case, as the user's answer about it says; a question
    /// that is open follows. `reading` is what else was said of it.
    LayerId addPlaced(const std::string& name, Origin origin, const PlacedLabels& labels,
                      const MaskReading& reading = {});
    /// What the user said of a layer's file.
    [[nodiscard]] MaskReading readingOf(LayerId id) const { return m_readings.value(id); }

    /// What a layer's file says and how its grid relates to the case's; of a layer that was made
    /// here, its grid alone.
    [[nodiscard]] GeometryPassport passportOfLayer(const Layer& layer) const;
    /// Of a sequence that the case has.
    [[nodiscard]] GeometryPassport passportOfSequence(Sequence sequence) const;
    /// Of a layer that looks mirrored, also once it was answered; null for others.
    [[nodiscard]] std::shared_ptr<const MirrorQuestion> mirrorQuestion(LayerId id) const
    {
        return m_mirrorQuestions.value(id);
    }
    /// Answers mirrorSuspected(), or answers it anew; the answer holds for the file from now on.
    void answerMirrored(LayerId id, bool mirrored);
    [[nodiscard]] const MirrorAnswers& mirrorAnswers() const { return m_mirrorAnswers; }
    void setMirrorAnswers(const MirrorAnswers& answers) { m_mirrorAnswers = answers; }

    /// The sequences in other places on screen, as Document::placeImages(); current() stays.
    void placeImages(CaseImages images, const std::array<bool, 4>& moved)
    {
        m_document.placeImages(std::move(images), moved);
    }

    /// A brain mask in the place of the one in `id`, or as a new layer where that is 0.
    LayerId showBrain(LayerId id, const ScalarContent& brain);
    void removeBrain(LayerId id) { m_document.remove(id); }

    /// Adds a model's result as a new layer.
    LayerId addResult(const QString& modelName, LabelContent result);
    LayerId addResult(ModelResult result);
    /// Adds to a result those maps that it has none of.
    void addLackingMaps(LayerId result, const std::vector<ScalarContent>& maps);
    /// Makes a segmentation of a result's probabilities and thresholds as they are now, on a worker
    /// thread; does nothing where the layer has none.
    void addThresholded(LayerId result);
    /// What an ensemble is made of: the results of models and other programs, or of these the ones
    /// with probabilities; neither the expert's nor what was computed from others.
    [[nodiscard]] std::vector<LayerId> membersOfMajority() const;
    [[nodiscard]] std::vector<LayerId> membersOfMean() const;
    /// Adds what the members say by majority, or the mean of their probabilities with the
    /// segmentation at its thresholds, its entropy and the members' standard deviation; made on a
    /// worker thread. Members that are gone are left out. `ensembleFailed` says why it cannot be
    /// made.
    void addMajority(const std::vector<LayerId>& members);
    void addMean(const std::vector<LayerId>& members);
    /// What was read with the case stays.
    void removeResult(LayerId id);

    /// The result can be had again without its model: nothing is lost with the case.
    void markKept(LayerId id) { m_kept.insert(id); }

    /// Writes a segmentation in its scheme, verified, on a worker thread; `saved` or `saveFailed`
    /// follows.
    void save(LayerId id, const std::filesystem::path& file);

Q_SIGNALS:
    void loadingStarted(const QString& what);
    void loadingEnded();
    /// Another case is on screen.
    void opened(const QString& path);
    void openFailed(const QString& message);
    void schemeNeeded(const SchemeQuestion& question);
    void channelsNeeded(const ChannelsQuestion& question);
    /// The layers that addMasks() has made, and a sentence for every file that became none.
    void masksAdded(const QList<LayerId>& layers, const QStringList& problems);
    void ensembleFailed(const QString& message);
    void maskSchemeNeeded(const MaskQuestion& question);
    /// Asked of files that addMasks() was given; what else was said of them goes with it.
    void segmentsNeeded(const SegmentsQuestion& question, const MaskReading& reading);
    void straightenNeeded(const StraightenQuestion& question);
    /// Files with axes that are not at right angles; straightening moves a corner so far.
    void masksSheared(const std::vector<std::filesystem::path>& files, double movedMm,
                      const MaskReading& reading);
    /// A layer looks mirrored, and nobody has said yet what it is.
    void mirrorSuspected(LayerId id);
    /// Its cases, the open one, or what is known about one.
    void datasetChanged();
    void saved(LayerId id, const QString& file);
    void saveFailed(const QString& message);

private:
    struct Opening {
        QString path;
        std::function<OpenOutcome()> work;
    };

    void load(const QString& what, Opening opening);
    void work(Opening opening);
    void stopLoading();
    void take(const OpenOutcome& outcome, const QString& path);
    void addEnsemble(const QString& name, const std::vector<LayerId>& members,
                     std::function<ModelResult()> make);
    [[nodiscard]] QString listOf(const std::vector<LayerId>& members) const;
    void takeMasks(const MaskOutcome& outcome, const MaskReading& reading);
    LayerId addWithMaps(const std::string& name, const Origin& origin, ModelResult result);
    LayerId addMask(const LoadedMask& mask, const MaskReading& reading = {});
    /// Of layers that nobody has said it of.
    void askWhatIsMirrored();
    void show(const std::shared_ptr<const OpenedCase>& opened, const QString& path);

    Document& m_document;
    std::shared_ptr<const OpenedCase> m_case;
    std::vector<CaseFiles> m_dataset;
    QString m_datasetFolder;
    std::optional<LabelScheme>
        m_datasetScheme;  ///< the user's answer, kept for the dataset's other cases
    QString m_questionPath;
    int m_wantedIndex = -1;
    QHash<int, QString> m_failures;  ///< by index in the dataset
    Opening m_waiting;               ///< follows the one at work; without work there is none
    bool m_working = false;          ///< also on what nobody waits for any more
    bool m_loading = false;
    QSet<LayerId> m_kept;
    QHash<LayerId, std::shared_ptr<const MirrorQuestion>> m_mirrorQuestions;
    QHash<LayerId, MaskReading> m_readings;
    MirrorAnswers m_mirrorAnswers;
};

}  // namespace glioscope
