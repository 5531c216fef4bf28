// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lookup/lookupdialog.h"

#include "ui/lookup/lookuptable.h"
#include "ui/lookup/lookuptext.h"
#include "ui/lookup/takefieldsdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/theme.h"
#include "ui_lookupdialog.h"

#include <QtCore/QSettings>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

using exchange::ImportReport;
using State = LookUpModel::State;

namespace {

constexpr QLatin1StringView targetKey{"lookup/target"}; // Of the settings.

} // namespace

LookUpDialog::LookUpDialog(exchange::BookExchange &exchange, ImportTarget target, LookUpModel::FindHere findHere,
                           QSettings &settings, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LookUpDialog>())
    , m_exchange(exchange)
    , m_target(std::move(target))
    , m_settings(settings)
    , m_prompts(prompts)
    , m_model(new LookUpModel([](const auto &where, const auto &query) { return exchange::lookUp(where, query); },
                              std::move(findHere), this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->lookUpTable->setModel(m_model);
    arrange();
    fillTargets();
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
    connect(m_ui->stopLookUpButton, &QPushButton::clicked, this, [this] {
        m_model->stop();
        m_ui->banner->tell(Banner::Tone::Information, tr("This was stopped."));
        m_ui->lookUpLine->setFocus();
    });
    connect(m_ui->goOnButton, &QPushButton::clicked, this, &LookUpDialog::goOn);
    connect(m_model, &LookUpModel::progressed, this, &LookUpDialog::showState);
    connect(m_model, &LookUpModel::halted, this, [this](const Error &error) { m_ui->banner->tell(error); });
    connect(m_ui->takeFieldsButton, &QPushButton::clicked, this, &LookUpDialog::takeFields);
    connect(m_ui->addBookButton, &QPushButton::clicked, this,
            [this] { add(chosenRows(*m_ui->lookUpTable, *m_model), false); });
    connect(m_ui->addAllButton, &QPushButton::clicked, this, [this] { add(m_model->foundByIsbn(), false); });
    connect(m_ui->closeLookUpButton, &QPushButton::clicked, this, &LookUpDialog::reject);
}

void LookUpDialog::fillTargets()
{
    for (const exchange::LookUpTarget &target : exchange::lookUpTargets())
        m_ui->targetCombo->addItem(target.name);
    const QString last = m_settings.value(targetKey).toString();
    if (!last.isEmpty())
        m_ui->targetCombo->setCurrentText(last);
    m_ui->targetCombo->lineEdit()->setAccessibleName(m_ui->targetCombo->accessibleName());
    m_ui->targetCombo->setToolTip(tr("Another one by its address: z3950://host:210/database or https://host/sru"));
}

Result<exchange::LookUpTarget> LookUpDialog::chosenTarget() const
{
    return exchange::lookUpTarget(m_ui->targetCombo->currentText(), &exchange::LookUpTarget::name);
}

//! While an address is being typed it is none yet; that is said when it is asked at.
void LookUpDialog::showTarget()
{
    const auto target = chosenTarget();
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
    const QString typed = m_ui->lookUpLine->text();
    m_ui->lookUpLine->setFocus();
    m_ui->lookUpLine->selectAll();
    const auto target = chosenTarget();
    const auto query = exchange::lookUpQuery(typed);
    if (!target || !query)
        m_ui->banner->tell(Banner::Tone::Warning, (query ? target.error() : query.error()).message);
    else
        m_ui->banner->clear();
    if (!query && !exchange::isMeantAsIsbn(typed))
        return;
    const QString asked = typed.simplified();
    if (!query)
        return m_ui->lookUpTable->selectRow(m_model->addUnasked(asked, {}, State::NoIsbn, query.error().message));
    if (target)
        m_settings.setValue(targetKey, m_ui->targetCombo->currentText());
    const QString reason = tr("Nobody was asked. Choose a catalogue behind “at”, and then “Try again”.");
    m_ui->lookUpTable->selectRow(target ? m_model->add(asked, *query, *target)
                                        : m_model->addUnasked(asked, *query, State::Failed, reason));
    if (!query->isbns.isEmpty())
        m_ui->lookUpLine->clear();
}

void LookUpDialog::goOn()
{
    const auto target = chosenTarget();
    if (!target) {
        m_ui->targetCombo->setFocus();
        return m_ui->banner->tell(Banner::Tone::Warning, target.error().message);
    }
    m_settings.setValue(targetKey, m_ui->targetCombo->currentText());
    m_ui->banner->clear();
    m_ui->lookUpLine->setFocus();
    m_model->goOn(*target);
}

void LookUpDialog::showCurrent()
{
    const int place = m_ui->lookUpTable->currentIndex().row();
    if (place < 0)
        return m_ui->foundText->clear();
    const QString text = rowText(m_model->rows().at(place), exchange::CatalogueRoom::of(m_target.capabilities));
    if (m_ui->foundText->toPlainText() != text)
        m_ui->foundText->setPlainText(text);
}

void LookUpDialog::showState()
{
    const int waiting = m_model->count(State::Waiting) + m_model->count(State::Asking);
    const bool isAtWork = m_model->isBusy() || m_adding.isActive();
    if (isAtWork)
        m_ui->progressLine->advance(m_model->rowCount() - waiting, m_adding.isActive() ? 0 : m_model->rowCount());
    else
        m_ui->progressLine->rest();
    m_ui->summary->setText(summaryOf(*m_model));
    showCurrent();
    updateButtons();
}

void LookUpDialog::updateButtons()
{
    const bool isFree = !m_adding.isActive() && m_target.capabilities.canEdit;
    const LookUpModel::Places all = m_model->foundByIsbn();
    const bool isUnanswered = m_model->count(State::Failed) > 0;
    m_ui->stopLookUpButton->setVisible(m_model->isBusy());
    m_ui->goOnButton->setVisible(isUnanswered || (!m_model->isBusy() && m_model->count(State::Waiting) > 0));
    m_ui->goOnButton->setText(isUnanswered ? tr("Try a&gain") : tr("&Go on"));
    m_ui->goOnButton->setAccessibleName(readLabel(m_ui->goOnButton->text()));
    m_ui->takeFieldsButton->setVisible(m_book.has_value());
    m_ui->takeFieldsButton->setEnabled(isFree && m_book && currentFound());
    if (m_book)
        m_ui->takeFieldsButton->setToolTip(tr("For “%1”").arg(m_book->title.left(100)));
    m_ui->addBookButton->setEnabled(isFree && !chosenRows(*m_ui->lookUpTable, *m_model).isEmpty());
    m_ui->addAllButton->setEnabled(isFree && !all.isEmpty());
    m_ui->addAllButton->setText(all.isEmpty() ? tr("Add all f&ound") : tr("Add all f&ound (%1)").arg(all.size()));
    m_ui->addAllButton->setAccessibleName(readLabel(m_ui->addAllButton->text()));
}

std::optional<exchange::IncomingBook> LookUpDialog::currentFound() const
{
    const int place = m_ui->lookUpTable->currentIndex().row();
    if (place < 0 || !m_model->rows().at(place).record)
        return std::nullopt;
    const auto book =
        exchange::incomingBook(*m_model->rows().at(place).record, exchange::CatalogueRoom::of(m_target.capabilities));
    return book ? std::optional(*book) : std::nullopt;
}

void LookUpDialog::takeFields()
{
    const auto found = currentFound();
    if (!found || !m_book)
        return;
    auto *dialog = new TakeFieldsDialog(*m_book, *found, this);
    connect(dialog, &TakeFieldsDialog::taken, this, [this](const BookEdit &edit) {
        if (m_book->details)
            apply(edit.details, *m_book->details);
        if (edit.title)
            m_book->title = edit.title->to;
        m_ui->banner->tell(Banner::Tone::Success,
                           tr("Taken for “%1”. Undo takes it back.").arg(m_book->title.left(100)));
        Q_EMIT fieldsTaken(edit);
    });
    dialog->open();
}

void LookUpDialog::add(const LookUpModel::Places &rows, bool withDoubles)
{
    exchange::ImportWishes wishes;
    wishes.addsDoubles = withDoubles;
    wishes.items.emplace();
    for (const QPersistentModelIndex &row : rows)
        *wishes.items += *m_model->rows().at(row.row()).record;
    m_ui->banner->clear();
    const auto future = m_exchange.import(m_target.address, m_target.capabilities, wishes,
                                          std::make_shared<std::atomic_bool>(false), {});
    m_adding = deliver(future, this, [this, rows](const Result<ImportReport> &report) {
        showAdded(rows, report);
        if (m_leaves)
            QDialog::reject();
    });
    showState();
}

void LookUpDialog::showAdded(const LookUpModel::Places &rows, const Result<ImportReport> &report)
{
    if (!report) {
        m_ui->banner->tell(report.error());
        return showState();
    }
    if (!report->error)
        m_model->setImported(rows, *report);
    if (report->doubles > 0 && !report->addsDoubles) {
        LookUpModel::Places doubles;
        for (const exchange::Remark &remark : report->resembling.kept)
            doubles += rows.value(remark.record - 1);
        m_ui->banner->tell(Banner::Tone::Warning, addedText(*report), tr("Add anyway"),
                           [this, doubles] { add(doubles, true); });
    } else {
        const bool isWhole = !report->error && report->problems.count == 0;
        m_ui->banner->tell(isWhole ? Banner::Tone::Success : Banner::Tone::Warning, addedText(*report));
    }
    showState();
    if (report->writtenBooks > 0 || report->error)
        Q_EMIT imported(*report);
}

void LookUpDialog::leave()
{
    m_leaves = true;
    m_model->stop();
    if (!m_adding.isActive())
        deleteLater();
}

void LookUpDialog::reject()
{
    if (m_adding.isActive()) {
        m_leaves = true; // It is a moment.
        return;
    }
    if (m_model->unsettled() == 0)
        return QDialog::reject();
    m_prompts.ask(this, closingQuestion(*m_model), [this] { QDialog::reject(); });
}

} // namespace catalpa::ui
