// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/migrations/newmigrationdialog.h"

#include "core/migration/migrationname.h"
#include "ui/widgets/theme.h"
#include "ui_newmigrationdialog.h"
#include "wording/migrations/drafttext.h"

#include <QtCore/QDir>
#include <QtGui/QKeySequence>
#include <QtGui/QShortcut>

#include <utility>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

void showText(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setHidden(text.isEmpty());
}

} // namespace

NewMigrationDialog::NewMigrationDialog(std::unique_ptr<MigrationDrafts> drafts, const QString &path, bool asksMore,
                                       QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::NewMigrationDialog>())
    , m_drafts(std::move(drafts))
    , m_path(path)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    if (asksMore)
        m_ui->writeAndApplyButton->setText(m_ui->writeAndApplyButton->text() + u'…');
    arrange();
    connectButtons();
    look();
    m_ui->draftNameEdit->setFocus();
}

NewMigrationDialog::~NewMigrationDialog() = default;

void NewMigrationDialog::arrange()
{
    const int step = theme::step(this);
    m_ui->body->setContentsMargins(4 * step, 3 * step, 4 * step, 4 * step);
    m_ui->body->setSpacing(3 * step);
    m_ui->nameLine->setSpacing(2 * step);
    m_ui->buttons->setSpacing(2 * step);
    m_ui->nameNote->setForegroundRole(QPalette::PlaceholderText);
    m_ui->placeLabel->setForegroundRole(QPalette::PlaceholderText);
    m_ui->draftSql->setMinimumHeight(5 * fontMetrics().lineSpacing());
    m_ui->obstacleText->setMinimumHeight(5 * fontMetrics().lineSpacing());
    resize(96 * fontMetrics().averageCharWidth(), 32 * fontMetrics().lineSpacing());
}

void NewMigrationDialog::connectButtons()
{
    connect(m_ui->draftNameEdit, &QLineEdit::textChanged, this, &NewMigrationDialog::showName);
    connect(m_ui->lossBox, &QCheckBox::toggled, this, &NewMigrationDialog::showButtons);
    connect(m_ui->lookButton, &QPushButton::clicked, this, &NewMigrationDialog::look);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &NewMigrationDialog::reject);
    connect(m_ui->writeButton, &QPushButton::clicked, this, [this] { write(false); });
    connect(m_ui->writeAndApplyButton, &QPushButton::clicked, this, [this] { write(true); });
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, m_ui->lookButton, &QPushButton::click);
}

void NewMigrationDialog::look()
{
    m_draft.reset();
    m_ui->banner->clear();
    m_reading = deliver(m_drafts->draft(m_path), this, [this](const Result<MigrationDraft> &draft) { take(draft); });
    m_ui->progressLine->advance(0, 0);
    showDraft();
}

void NewMigrationDialog::take(const Result<MigrationDraft> &draft)
{
    m_ui->progressLine->rest();
    if (draft) {
        m_draft = *draft;
        if (m_draft->migrations.isEmpty() && m_draft->isNeeded && m_ui->draftNameEdit->text().isEmpty()) {
            m_ui->draftNameEdit->setText(u"init"_s); // What Prisma's guides call the first one.
            m_ui->draftNameEdit->selectAll();
        }
        tellDraft();
    } else {
        m_ui->banner->tell(draft.error());
    }
    showDraft();
}

void NewMigrationDialog::tellDraft()
{
    if (m_draft->isHeldUp())
        return m_ui->banner->tell(Banner::Tone::Warning, heldUpSummary(*m_draft));
    if (m_draft->isNeeded)
        return;
    const bool waits = m_draft->status.pending() > 0;
    m_ui->banner->tell(Banner::Tone::Information, nothingToWriteText(*m_draft), waits ? tr("Show them") : QString(),
                       [this] { leaveFor(false); });
}

void NewMigrationDialog::showDraft()
{
    const MigrationDraft shown = m_draft.value_or(MigrationDraft());
    const bool isHeldUp = shown.isHeldUp();
    m_ui->placeLabel->setText(
        m_draft
            ? tr("From %1, into %2").arg(QDir::toNativeSeparators(shown.schema), QDir::toNativeSeparators(shown.folder))
            : tr("From %1").arg(QDir::toNativeSeparators(m_path)));
    m_ui->draftSql->setSql(shown.isNeeded ? QString::fromUtf8(shown.sql) : QString());
    m_ui->draftSql->setHidden(isHeldUp);
    m_ui->obstacleText->setPlainText(heldUpText(shown));
    m_ui->obstacleText->setVisible(isHeldUp);
    showText(m_ui->lossLabel, lossText(shown));
    m_ui->lossBox->setChecked(false); // What was agreed to was another loss.
    m_ui->lossBox->setVisible(!shown.losses.isEmpty() && shown.refusals.isEmpty());
    showText(m_ui->besideLabel, shown.isNeeded ? besideText(shown) : QString());
    showName();
    if (isHeldUp)
        m_ui->obstacleText->setFocus();
}

void NewMigrationDialog::showName()
{
    const auto slug = migrationSlug(m_ui->draftNameEdit->text());
    const bool isTyped = !m_ui->draftNameEdit->text().isEmpty();
    const bool isNameable = !m_draft || isReady();
    m_ui->draftNameEdit->setEnabled(isNameable);
    showText(m_ui->nameNote,
             !isNameable   ? QString()
                 : slug    ? tr("The folder is called <time>_%1.").arg(*slug)
                 : isTyped ? slug.error().message
                           : tr("It needs a name to be written."));
    m_ui->draftNameEdit->setAccessibleDescription(m_ui->nameNote->text());
    showButtons();
}

bool NewMigrationDialog::isReady() const
{
    return m_draft && !m_draft->isHeldUp() && m_draft->isNeeded && !m_writing.isActive();
}

void NewMigrationDialog::showButtons()
{
    const bool isWritable = isReady() && migrationSlug(m_ui->draftNameEdit->text());
    const bool isAgreed = m_draft && (m_draft->losses.isEmpty() || m_ui->lossBox->isChecked());
    m_ui->lookButton->setEnabled(!m_reading.isActive() && !m_writing.isActive());
    m_ui->cancelButton->setEnabled(!m_writing.isActive());
    m_ui->writeButton->setEnabled(isWritable);
    m_ui->writeAndApplyButton->setEnabled(isWritable && isAgreed && m_draft->refusals.isEmpty());
}

void NewMigrationDialog::write(bool applies)
{
    m_ui->banner->clear();
    const auto written = m_drafts->write(*m_draft, m_ui->draftNameEdit->text());
    m_writing = deliver(written, this, [this, applies](const Result<QString> &name) {
        if (name)
            return leaveFor(applies);
        m_ui->banner->tell(name.error());
        showName();
    });
    showName();
}

void NewMigrationDialog::leaveFor(bool applies)
{
    Q_EMIT folderWanted(m_draft->folder, applies);
    accept();
}

void NewMigrationDialog::reject()
{
    if (!m_writing.isActive()) // It takes no time, and half a migration would be none.
        QDialog::reject();
}

} // namespace catalpa::ui
