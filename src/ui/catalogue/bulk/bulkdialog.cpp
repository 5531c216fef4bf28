// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/bulk/bulkdialog.h"

#include "ui/catalogue/bulk/bulksetup.h"
#include "ui/catalogue/bulk/differencedelegate.h"
#include "ui/catalogue/bulk/proposalmodel.h"
#include "ui/widgets/progressline.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/theme.h"
#include "ui_bulkdialog.h"
#include "wording/bulktext.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>

namespace catalpa::ui {

BulkDialog::BulkDialog(AuthorStore &authors, BookStore &books, BulkTask task, BulkSetup *setup, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::BulkDialog>())
    , m_authors(authors)
    , m_books(books)
    , m_task(std::move(task))
    , m_setup(setup)
    , m_model(new ProposalModel(this))
    , m_progress(new ProgressLine(this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_task.title);
    setUp();
    setStep(Step::Asking);
}

BulkDialog::~BulkDialog() = default;

void BulkDialog::setUp()
{
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(2 * step);
    m_ui->scope->setText(m_task.scope);
    theme::makeSection(m_ui->scope);
    m_ui->note->setText(m_task.note);
    m_ui->note->setHidden(m_task.note.isEmpty());
    m_ui->shared->setVisible(m_task.isShared);
    if (m_setup)
        m_ui->setupPlace->addWidget(m_setup);
    m_ui->proposals->setModel(m_model);
    m_ui->proposals->setItemDelegate(
        new DifferenceDelegate(ProposalModel::Before, ProposalModel::After, m_ui->proposals));
    m_ui->proposals->verticalHeader()->hide();
    m_ui->proposals->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_ui->proposals->verticalHeader()->setDefaultSectionSize(qRound(fontMetrics().lineSpacing() * 1.6));
    m_ui->proposals->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_ui->proposals->horizontalHeader()->setHighlightSections(false);
    m_ui->progressPlace->addWidget(m_progress);
    m_close = m_ui->buttons->button(QDialogButtonBox::Close);
    m_close->setObjectName("closeButton");
    m_close->setAutoDefault(false);
    resize(110 * fontMetrics().averageCharWidth(), 32 * fontMetrics().lineSpacing());
    connect(m_ui->preview, &QPushButton::clicked, this, &BulkDialog::preview);
    connect(m_ui->apply, &QPushButton::clicked, this, &BulkDialog::apply);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &BulkDialog::reject);
    connect(m_ui->tickAll, &QPushButton::clicked, m_model, [this] { m_model->tickAll(true); });
    connect(m_ui->tickNone, &QPushButton::clicked, m_model, [this] { m_model->tickAll(false); });
    connect(m_model, &ProposalModel::tickedChanged, this, &BulkDialog::updateButtons);
    if (m_setup) {
        connect(m_setup, &BulkSetup::changed, this, [this] {
            m_reader.reset();
            m_model->clear();
            m_ui->sentence->clear();
            setStep(Step::Asking);
        });
    }
}

void BulkDialog::preview()
{
    const auto recipes = m_setup->recipes();
    if (recipes)
        propose(*recipes);
    else
        m_ui->sentence->setText(recipes.error().message);
}

void BulkDialog::propose(const Recipes &recipes)
{
    m_reader = std::make_unique<ProposalReader>(m_authors, m_books, m_task.source, recipes);
    connect(m_reader.get(), &ProposalReader::progressed, this, [this](qint64 records) {
        m_ui->sentence->setText(tr("Read so far: %1.").arg(recordsInWords(m_task.ofBooks, records)));
    });
    connect(m_reader.get(), &ProposalReader::finished, this, &BulkDialog::showProposals);
    connect(m_reader.get(), &ProposalReader::failed, this, &BulkDialog::showReadError);
    m_ui->sentence->setText(tr("Reading what is to be changed…"));
    m_model->clear();
    setStep(Step::Reading);
    m_reader->start();
}

void BulkDialog::showReadError(const Error &error)
{
    m_reader.release()->deleteLater(); // It is what calls.
    m_ui->sentence->setText(error.message);
    setStep(Step::Asking);
}

void BulkDialog::showProposals()
{
    const std::unique_ptr<ProposalReader, void (*)(ProposalReader *)> reader(
        m_reader.release(), [](ProposalReader *each) { each->deleteLater(); });
    if (reader->isTooMuch()) {
        m_ui->sentence->setText(tr("These are more than %1, the most that are changed in one go. Search for fewer.")
                                    .arg(recordsInWords(m_task.ofBooks, ProposalReader::mostRecords)));
        return setStep(Step::Asking);
    }
    m_records = reader->records();
    m_model->propose(reader->proposals());
    setStep(Step::Shown);
    m_ui->proposals->setFocus();
    m_ui->proposals->setCurrentIndex(m_model->index(0, 0));
}

QString BulkDialog::shownSentence() const
{
    const QString read = recordsInWords(m_task.ofBooks, m_records);
    if (m_model->rowCount() == 0)
        return tr("Nothing would change in %1.").arg(read);
    const QString ticked = QLocale().toString(m_model->ticked());
    const QString changes = QLocale().toString(m_model->rowCount() - m_model->problems());
    const QString sentence = tr("Ticked: %1 of %2 changes, in %3.").arg(ticked, changes, read);
    if (m_model->problems() == 0)
        return sentence;
    return sentence + u' '
        + tr("Not possible, for the reason in the last column: %1.")
              .arg(recordsInWords(m_task.ofBooks, m_model->problems()));
}

void BulkDialog::apply()
{
    const QList<Edit> edits = m_model->edits();
    if (edits.isEmpty() || m_step != Step::Shown)
        return;
    m_run = new BulkRun(m_authors, m_books, edits, this);
    connect(m_run, &BulkRun::progressed, this, [this](int done, int total) {
        m_progress->advance(done, total);
        m_ui->sentence->setText(
            tr("Changing %1 of %2.").arg(QLocale().toString(done), recordsInWords(m_task.ofBooks, total)));
    });
    connect(m_run, &BulkRun::waiting, this, [this](const Error &error) {
        if (m_run->isLookingUp())
            return tellOfLookUp();
        m_ui->sentence->setText(tr("%1 It is tried again by itself until you press Stop.").arg(error.message));
    });
    connect(m_run, &BulkRun::finished, this, &BulkDialog::showDone);
    setStep(Step::Running);
    Q_EMIT began(m_run);
    m_run->start();
}

//! Nothing is said of the part whose answer was lost before that is known.
void BulkDialog::tellOfLookUp()
{
    m_ui->sentence->setText(lookUpText(m_task.ofBooks, m_run->unknown()));
    m_close->setText(tr("Close"));
}

//! The run goes on without the dialog.
void BulkDialog::leaveBehind()
{
    BulkRun *run = std::exchange(m_run, nullptr);
    disconnect(run, nullptr, this, nullptr);
    Q_EMIT leftBehind(name(), run);
    setStep(Step::Done);
    QDialog::reject();
}

QString BulkDialog::name() const
{
    return m_setup ? m_setup->name() : m_task.name;
}

void BulkDialog::showDone()
{
    const BulkAnswer &answer = m_run->answer();
    QString sentence = inWords(tallyOf(*m_run, m_task.ofBooks));
    if (m_run->error())
        sentence = m_run->error()->message + u' ' + sentence;
    m_progress->rest();
    m_ui->sentence->setText(sentence);
    m_model->tell(answer.unmade);
    setStep(Step::Done);
    if (!answer.made.isEmpty())
        Q_EMIT made(name(), answer.made);
    const bool isComplete = answer.made.size() + answer.alreadySo == m_run->total();
    if (isComplete)
        accept(); // The banner tells it.
}

void BulkDialog::reject()
{
    switch (m_step) {
    case Step::Running:
        if (m_run->isLookingUp())
            return leaveBehind();
        m_ui->sentence->setText(tr("Stopping after what is on its way…"));
        m_run->stop();
        if (m_run && m_run->isLookingUp())
            tellOfLookUp();
        return;
    case Step::Reading:
        m_reader.reset();
        m_ui->sentence->clear();
        if (m_setup)
            return setStep(Step::Asking);
        break;
    default:
        break;
    }
    QDialog::reject();
}

void BulkDialog::setStep(Step step)
{
    m_step = step;
    const bool isBusy = step == Step::Reading || step == Step::Running;
    if (m_setup) {
        m_setup->setEnabled(!isBusy);
        m_setup->setHidden(step == Step::Done);
    }
    if (step == Step::Reading)
        m_progress->advance(0, 0);
    else if (step != Step::Running)
        m_progress->rest();
    m_ui->proposals->setEnabled(!isBusy);
    m_ui->note->setVisible(!m_task.note.isEmpty() && step != Step::Done);
    m_ui->shared->setVisible(m_task.isShared && step != Step::Done);
    m_close->setText(isBusy ? tr("Stop") : step == Step::Done ? tr("Close") : tr("Cancel"));
    updateButtons();
}

void BulkDialog::updateButtons()
{
    const bool isShown = m_step == Step::Shown;
    m_ui->preview->setVisible(m_setup && m_step != Step::Done);
    m_ui->preview->setEnabled(m_step == Step::Asking || isShown);
    m_ui->preview->setDefault(m_step == Step::Asking);
    m_ui->apply->setVisible(m_step != Step::Done);
    m_ui->apply->setEnabled(isShown && m_model->ticked() > 0);
    m_ui->apply->setDefault(isShown && m_model->ticked() > 0);
    m_ui->apply->setText(isShown && m_model->ticked() > 0
                             ? tr("Change %1").arg(recordsInWords(m_task.ofBooks, m_model->ticked()))
                             : tr("Change"));
    m_ui->apply->setAccessibleName(m_ui->apply->text());
    for (QPushButton *tick : {m_ui->tickAll, m_ui->tickNone}) {
        tick->setVisible(m_step != Step::Done);
        tick->setEnabled(isShown && m_model->rowCount() > m_model->problems());
    }
    if (isShown)
        m_ui->sentence->setText(shownSentence());
}

} // namespace catalpa::ui
