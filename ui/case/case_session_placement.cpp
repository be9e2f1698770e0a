// The session's layers from files: where their voxels belong, and what the user says of it.

#include "segmentation/case/consistency/label_placement.h"
#include "ui/case/case_session.h"

#include <utility>

namespace glioscope {

LayerId CaseSession::addPlaced(const std::string& name, Origin origin, const PlacedLabels& labels,
                               const MaskReading& reading)
{
    const std::shared_ptr<const MirrorQuestion>& question = labels.question;
    const bool mirrored = question && m_mirrorAnswers.value(question->sha256);
    const Placement& placement = mirrored ? question->mirrored : labels.asStated;
    origin.passport = placement.passport;
    const LayerId id =
        m_document.add({.name = name, .content = placement.content, .origin = std::move(origin)});
    m_readings.insert(id, reading);
    if (question) {
        m_mirrorQuestions.insert(id, question);
    }
    return id;
}

void CaseSession::askWhatIsMirrored()
{
    for (const Layer& each : layers()) {
        const auto question = m_mirrorQuestions.value(each.id);
        if (question && !m_mirrorAnswers.contains(question->sha256)) {
            Q_EMIT mirrorSuspected(each.id);
            return;  // the next one once this is answered
        }
    }
}

void CaseSession::answerMirrored(LayerId id, bool mirrored)
{
    const auto question = m_mirrorQuestions.value(id);
    const Layer* what = layer(id);
    if (!question || !what) {
        return;
    }
    m_mirrorAnswers.insert(question->sha256, mirrored);
    const Placement& placement = mirrored ? question->mirrored : question->asStated;
    m_document.place(id, placement.content, placement.passport);
    // The file and the answer about it hold the content.
    m_document.markSaved(id, layer(id)->mark);
    askWhatIsMirrored();
}

LayerId CaseSession::showBrain(LayerId id, const ScalarContent& brain)
{
    if (layer(id)) {
        m_document.replace(id, brain);
        return id;
    }
    return m_document.add({.name = tr("Brain mask").toStdString(),
                           .content = brain,
                           .origin = {.kind = Origin::Kind::Computed}});
}

GeometryPassport CaseSession::passportOfLayer(const Layer& layer) const
{
    if (layer.origin.passport) {
        return *layer.origin.passport;
    }
    StatedGeometry made;
    made.grid = m_document.gridOf(layer);
    return m_case ? passportOf(made, gridFor(made.grid, m_case->data))
                  : GeometryPassport{.stated = made};
}

GeometryPassport CaseSession::passportOfSequence(Sequence sequence) const
{
    const Case& openCase = m_case->data;
    return passportOf(openCase.stated[static_cast<std::size_t>(sequence)],
                      openCase.image(openCase.firstSequence())->geometry);
}

void CaseSession::straighten(const StraightenQuestion& question)
{
    const auto read = [question] {
        CaseFiles files = question.files;
        files.straighten = true;
        OpenOutcome outcome = openFiles(files);
        if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
            OpenedCase whole = **opened;
            whole.dataset = question.dataset;
            return OpenOutcome(std::make_shared<const OpenedCase>(std::move(whole)));
        }
        if (auto* scheme = std::get_if<SchemeQuestion>(&outcome)) {
            scheme->dataset = question.dataset;
        }
        return outcome;
    };
    load(QString::fromStdString(question.files.name), {m_questionPath, read});
}

}  // namespace glioscope
