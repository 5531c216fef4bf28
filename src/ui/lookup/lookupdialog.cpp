// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lookup/lookupdialog.h"

#include "ui/lookup/foundimport.h"
#include "ui/lookup/lookuptable.h"
#include "ui/lookup/lookuptext.h"
#include "ui/lookup/takefieldsdialog.h"
#include "ui/lookup/targetbox.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/theme.h"
#include "ui_lookupdialog.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {

using exchange::ImportReport;
using LookUpState = LookUpModel::State;

LookUpDialog::LookUpDialog(exchange::BookExchange &exchange, ImportTarget target, LookUpModel::FindHere findHere,
                           QSettings &settings, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LookUpDialog>())
    , m_target(std::move(target))
    , m_settings(settings)
    , m_prompts(prompts)
    , m_model(new LookUpModel([](const auto &where, const auto &query) { return exchange::lookUp(where, query); },
                              std::move(findHere), this))
    , m_import(new FoundImport(
          exchange, *m_model, [this](const auto &report, const auto &doubles) { showAdded(report, doubles); }, this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->lookUpTable->setModel(m_model);
    arrange();
    fillTargets(*m_ui->targetCombo, m_settings);
    connectParts();
    showTarget();
    showState();
    m_ui->lookUpLine->setFocus();
}

LookUpDialog::~LookUpDialog() = default;

void LookUpDialog::arrange()
{
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    m_ui->rows->setSpacing(2 * step);
    m_ui->question->setSpacing(2 * step);
    m_ui->tables->setSpacing(3 * step);
    m_ui->protection->setForegroundRole(QPalette::PlaceholderText);
    m_ui->summary->setForegroundRole(QPalette::PlaceholderText);
    arrangeLookUpTable(*m_ui->lookUpTable);
    resize(150 * fontMetrics().averageCharWidth(), 34 * fontMetrics().lineSpacing());
}

void LookUpDialog::connectParts()
{
    connect(m_ui->lookUpButton, &QPushButton::clicked, this, &LookUpDialog::lookUp);
    connect(m_ui->targetCombo, &QComboBox::currentTextChanged, this, &LookUpDialog::showTarget);
    connect(m_ui->lookUpTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LookUpDialog::showCurrent);
    connect(m_ui->lookUpTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LookUpDialog::updateButtons);
    connect(m_ui->stopLookUpButton, &QPushButton::clicked, this, &LookUpDialog::stop);
    connect(m_ui->goOnButton, &QPushButton::clicked, this, &LookUpDialog::goOn);
    connect(m_model, &LookUpModel::progressed, this, &LookUpDialog::showState);
    connect(m_model, &LookUpModel::halted, this, [this](const Error &error) { m_ui->banner->tell(error); });
    connect(m_ui->banner, &Banner::dismissed, this, &LookUpDialog::showCurrent);
    connect(m_ui->takeFieldsButton, &QPushButton::clicked, this, &LookUpDialog::takeFields);
    connect(m_ui->addBookButton, &QPushButton::clicked, this,
            [this] { add(chosenRows(*m_ui->lookUpTable, *m_model), false); });
    connect(m_ui->addAllButton, &QPushButton::clicked, this, [this] { add(m_model->foundByIsbn(), false); });
    connect(m_ui->closeLookUpButton, &QPushButton::clicked, this, &LookUpDialog::reject);
}

//! While an address is being typed it is none yet; that is said when it is asked at.
void LookUpDialog::showTarget()
{
    const auto target = chosenTarget(*m_ui->targetCombo);
    m_ui->protection->setText(target ? exchange::protectionText(*target) : QString());
}

void LookUpDialog::setBook(const Book &book)
{
    m_book = book;
    if (m_ui->lookUpLine->text().isEmpty() && m_model->rowCount() == 0) {
        const QStringList isbns = book.details ? book.details->values(BookField::Isbn) : QStringList();
        m_ui->lookUpLine->setText(isbns.isEmpty() ? (book.title + u' ' + book.authorName).left(200) : isbns.first());
        m_ui->lookUpLine->selectAll();
    }
    updateButtons();
}

//! The line is free for the next scan at once, and no number that was scanned is lost; what is wrong is overwritten.
void LookUpDialog::lookUp()
{
    m_ui->banner->clear();
    m_ui->lookUpLine->setFocus();
    m_ui->lookUpLine->selectAll();
    for (const QString &question : exchange::lookUpQuestions(m_ui->lookUpLine->text()))
        ask(question.simplified());
}

void LookUpDialog::ask(const QString &asked)
{
    const auto target = chosenTarget(*m_ui->targetCombo);
    const auto query = exchange::lookUpQuery(asked);
    if (!query && exchange::isMeantAsIsbn(asked)) {
        const int row = m_model->addUnasked(asked, {}, LookUpState::NoIsbn, query.error().message);
        m_ui->banner->tell(Banner::Tone::Warning, m_model->rows().at(row).note);
        m_ui->lookUpTable->selectRow(row);
        return showCurrent();
    }
    if (!target || !query)
        m_ui->banner->tell(Banner::Tone::Warning, (query ? target.error() : query.error()).message);
    if (!query)
        return;
    if (target)
        rememberTarget(*m_ui->targetCombo, m_settings);
    if (target && m_model->isInList(*query, *target))
        m_ui->banner->tell(Banner::Tone::Information,
                           tr("“%1” is in the list already: it is looked up once.").arg(asked));
    const QString reason = tr("Nobody was asked. Choose a catalogue behind “at”, and then “Try again”.");
    m_ui->lookUpTable->selectRow(target ? m_model->add(asked, *query, *target)
                                        : m_model->addUnasked(asked, *query, LookUpState::Failed, reason));
    if (!query->isbns.isEmpty())
        m_ui->lookUpLine->clear();
}

void LookUpDialog::goOn()
{
    const auto target = chosenTarget(*m_ui->targetCombo);
    if (!target) {
        m_ui->targetCombo->setFocus();
        return m_ui->banner->tell(Banner::Tone::Warning, target.error().message);
    }
    rememberTarget(*m_ui->targetCombo, m_settings);
    m_ui->banner->clear();
    m_ui->lookUpLine->setFocus();
    m_model->goOn(*target);
}

void LookUpDialog::showCurrent()
{
    const int place = m_ui->lookUpTable->currentIndex().row();
    if (place < 0)
        return m_ui->foundText->clear();
    QString text = rowText(m_model->rows().at(place), exchange::CatalogueRoom::of(m_target.capabilities));
    if (text == m_ui->banner->text()) // It is told once.
        text.clear();
    if (m_ui->foundText->toPlainText() != text)
        m_ui->foundText->setPlainText(text);
}

QString LookUpDialog::lack() const
{
    if (!m_isThere)
        return tr("The catalogue is not open any more, so nothing can be added.");
    return m_target.capabilities.canEdit ? QString()
                                         : tr("Your role may only read this catalogue, so nothing can be added.");
}

void LookUpDialog::showState()
{
    const int waiting = m_model->count(LookUpState::Waiting) + m_model->count(LookUpState::Asking);
    const bool isAdding = m_import->isRunning();
    if (m_model->isBusy() || isAdding)
        m_ui->progressLine->advance(m_model->rowCount() - waiting, isAdding ? 0 : m_model->rowCount());
    else
        m_ui->progressLine->rest();
    m_ui->summary->setText(QStringList{summaryOf(*m_model), lack()}.join(u' ').trimmed());
    showCurrent();
    updateButtons();
}

void LookUpDialog::updateButtons()
{
    const bool isFree = !m_import->isRunning() && lack().isEmpty();
    const LookUpModel::Places all = m_model->foundByIsbn();
    const bool isUnanswered = m_model->count(LookUpState::Failed) > 0;
    m_ui->stopLookUpButton->setVisible(m_model->isBusy() || m_import->isRunning());
    m_ui->stopLookUpButton->setEnabled(m_model->isBusy() || !m_import->isStopping());
    m_ui->goOnButton->setVisible(isUnanswered || (!m_model->isBusy() && m_model->count(LookUpState::Waiting) > 0));
    m_ui->goOnButton->setText(isUnanswered ? tr("Try a&gain") : tr("&Go on"));
    m_ui->takeFieldsButton->setVisible(m_book.has_value());
    m_ui->takeFieldsButton->setEnabled(isFree && m_book && currentFound());
    if (m_book)
        m_ui->takeFieldsButton->setToolTip(tr("For “%1”").arg(m_book->title.left(100)));
    m_ui->addBookButton->setEnabled(isFree && !chosenRows(*m_ui->lookUpTable, *m_model).isEmpty());
    m_ui->addAllButton->setEnabled(isFree && !all.isEmpty());
    m_ui->addAllButton->setText(all.isEmpty() ? tr("Add all f&ound") : tr("Add all f&ound (%1)").arg(all.size()));
    for (QPushButton *button : {m_ui->goOnButton, m_ui->addAllButton})
        button->setAccessibleName(readLabel(button->text()));
}

std::optional<exchange::IncomingBook> LookUpDialog::currentFound() const
{
    return currentFields(*m_ui->lookUpTable, *m_model, exchange::CatalogueRoom::of(m_target.capabilities));
}

void LookUpDialog::takeFields()
{
    const auto found = currentFound();
    if (!found || !m_book)
        return;
    auto *dialog = new TakeFieldsDialog(*m_book, *found, this);
    const QPersistentModelIndex row = m_ui->lookUpTable->currentIndex();
    connect(dialog, &TakeFieldsDialog::taken, this, [this, row](const BookEdit &edit) {
        if (!lack().isEmpty())
            return m_ui->banner->tell(Banner::Tone::Warning, tr("Nothing was taken. %1").arg(lack()));
        if (m_book->details)
            apply(edit.details, *m_book->details);
        if (edit.title)
            m_book->title = edit.title->to;
        m_model->setTaken(row.row());
        Q_EMIT fieldsTaken(edit);
    });
    dialog->open();
}

void LookUpDialog::add(const LookUpModel::Places &rows, bool withDoubles)
{
    if (!lack().isEmpty()) // It was offered before.
        return;
    m_ui->banner->clear();
    m_import->add(m_target, rows, withDoubles);
    showState();
}

void LookUpDialog::stop()
{
    m_model->stop();
    const bool isAdding = m_import->isRunning();
    if (isAdding)
        m_import->stop();
    m_ui->banner->tell(Banner::Tone::Information,
                       isAdding ? tr("Stopping after what is on its way…") : tr("This was stopped."));
    m_ui->lookUpLine->setFocus();
    updateButtons();
}

void LookUpDialog::showAdded(const Result<ImportReport> &report, const LookUpModel::Places &doubles)
{
    const bool isWhole = report && !report->error && report->problems.count == 0 && !report->isStopped;
    if (!report)
        m_ui->banner->tell(report.error());
    else if (!doubles.isEmpty())
        m_ui->banner->tell(Banner::Tone::Warning, addedText(*report), tr("Add anyway"),
                           [this, doubles] { add(doubles, true); });
    else
        m_ui->banner->tell(isWhole ? Banner::Tone::Success : Banner::Tone::Warning, addedText(*report));
    showState();
    if (report && (report->writtenBooks > 0 || report->error))
        Q_EMIT imported(*report);
    if (std::exchange(m_isToClose, false) && report && !report->error)
        reject();
}

Banner &LookUpDialog::banner() const
{
    return *m_ui->banner;
}

void LookUpDialog::leave()
{
    m_isThere = false;
    showState();
}

void LookUpDialog::enter(const ImportTarget &target)
{
    m_target = target;
    m_isThere = true;
    showState();
}

//! While something is being added, that is stopped, and answered, first.
void LookUpDialog::reject()
{
    if (m_import->isRunning()) {
        m_isToClose = true;
        return stop();
    }
    if (m_model->unsettled() == 0 || !m_target.capabilities.canEdit)
        return QDialog::reject();
    m_prompts.ask(this, closingQuestion(*m_model), [this] { QDialog::reject(); });
}

} // namespace catalpa::ui
