// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/additiondialog.h"

#include "core/records/quotedname.h"
#include "core/records/validation.h"
#include "ui/widgets/announcement.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/text/mnemonics.h"
#include "ui/widgets/theme.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace catalpa::ui {
namespace {

QString nameOf(const Edit &edit)
{
    const auto *book = std::get_if<NewBook>(&edit);
    const auto *author = std::get_if<NewAuthor>(&edit);
    return book ? book->title : author ? author->name : QString();
}

Result<> checked(const Edit &edit)
{
    const auto *book = std::get_if<NewBook>(&edit);
    return book ? check(*book) : check(std::get<NewAuthor>(edit));
}

} // namespace

AdditionDialog::AdditionDialog(const Context &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_namesakes(new Namesakes(context.authors, context.books, context.known, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_rest.setSingleShot(true);
    m_rest.setInterval(300ms);
    connect(&m_rest, &QTimer::timeout, this, [this] { look(*m_namesakes); });
    connect(m_namesakes, &Namesakes::found, this, &AdditionDialog::showLikeness);
    connectOutbox();
}

void AdditionDialog::connectOutbox()
{
    const Outbox *outbox = &m_context.outbox;
    connect(outbox, &Outbox::saved, this, &AdditionDialog::takeSaved);
    connect(outbox, &Outbox::authorSaved, this, [this](const Author &author) { announce(author.id.value); });
    connect(outbox, &Outbox::bookSaved, this, [this](const Book &book) { announce(book.id.value); });
    connect(outbox, &Outbox::refused, this, &AdditionDialog::takeRefused);
    connect(outbox, &Outbox::changed, this, &AdditionDialog::followOutbox);
    connect(outbox, &Outbox::stalled, this, &AdditionDialog::followOutbox);
}

void AdditionDialog::setUp(const Parts &parts, const QString &add)
{
    m_parts = parts;
    m_addText = add;
    const int step = theme::step(this);
    parts.rows->setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step);
    parts.rows->setSpacing(3 * step);
    // Two lines each, so that nothing moves under the hand.
    for (QLabel *label : {parts.note, parts.progress}) {
        label->setMinimumHeight(2 * label->fontMetrics().lineSpacing());
        label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    }
    parts.progress->setForegroundRole(QPalette::PlaceholderText);
    parts.complaint->setForegroundRole(QPalette::BrightText);
    parts.complaint->hide();
    parts.useButton->hide();
    parts.useButton->setAutoDefault(false);
    connect(parts.useButton, &QPushButton::clicked, this, [this] { use(suggested(m_found.value_or(Likeness()))); });
    m_add = parts.buttons->addButton(add, QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"addButton"_s);
    m_add->setDefault(true);
    QPushButton *close = parts.buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closeButton"_s);
    close->setAutoDefault(false);
    setTabOrder(close, m_add);
    connect(m_add, &QPushButton::clicked, this, &AdditionDialog::add);
    connect(parts.buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    change();
}

AdditionDraft AdditionDialog::draft() const
{
    AdditionDraft draft = written();
    if (const QWidget *field = focusWidget())
        draft.field = field->objectName();
    return draft;
}

void AdditionDialog::resume(const AdditionDraft &draft)
{
    fill(draft);
    change();
    if (auto *field = findChild<QWidget *>(draft.field); field && !draft.field.isEmpty())
        field->setFocus(Qt::OtherFocusReason);
}

void AdditionDialog::change()
{
    m_found.reset();
    m_isAdding = false;
    m_isTold = false;
    m_namesakes->stop();
    m_parts.note->clear();
    m_parts.note->setAccessibleName({}); // What it says is heard, too.
    m_parts.useButton->hide();
    m_parts.complaint->hide();
    m_add->setText(m_addText);
    m_add->setEnabled(isComplete());
    if (isUntouched())
        m_rest.stop();
    else
        m_rest.start();
}

void AdditionDialog::changeAuthor(Id<Author> author)
{
    if (m_found && m_found->author && m_found->author->id == author)
        return; // Known already.
    const bool wasAdding = m_isAdding;
    change();
    if (wasAdding)
        AdditionDialog::add();
}

void AdditionDialog::showLikeness(const Likeness &likeness)
{
    m_found = likeness;
    const bool warns = isWarning(likeness);
    m_parts.note->setText(described(likeness));
    m_parts.note->setForegroundRole(warns ? QPalette::WindowText : QPalette::PlaceholderText);
    const QString name = suggested(likeness);
    m_parts.useButton->setVisible(!name.isEmpty());
    m_parts.useButton->setText(tr("Use %1").arg(literalLabel(quotedName(name))));
    m_parts.useButton->setAccessibleName(tr("Use %1").arg(quotedName(name)));
    m_add->setText(warns ? tr("Add anyway") : m_addText);
    m_add->setEnabled(isComplete());
    if (!std::exchange(m_isAdding, false))
        return;
    if (!warns)
        return submit();
    tellLikeness();
}

//! An author who is probably there already is added when that was answered with Return, and not merely shown: it may
//! have come while somebody typed, below a list of names. A button in the focus says itself what it does.
bool AdditionDialog::hasToBeTold() const
{
    const bool isDoubtfulAuthor = isWarning(*m_found) && !m_found->book;
    return isDoubtfulAuthor && !m_isTold && !m_add->hasFocus();
}

void AdditionDialog::tellLikeness()
{
    m_isTold = true;
    announcement::tell(*m_parts.note, m_parts.note->text());
}

//! What is like it is said before; then the second time counts.
void AdditionDialog::add()
{
    if (!isComplete() || m_isAdding)
        return;
    if (m_found)
        return hasToBeTold() ? tellLikeness() : submit();
    m_isAdding = true;
    m_rest.stop();
    look(*m_namesakes);
}

bool AdditionDialog::isBeingAdded(const QString &name) const
{
    return std::ranges::any_of(m_context.outbox.entries(), [&name](const OutboxEntry &entry) {
        const auto *book = std::get_if<NewBook>(&entry.edit);
        const auto *author = std::get_if<NewAuthor>(&entry.edit);
        const QString added = author ? author->name : book && book->newAuthor ? book->newAuthor->name : QString();
        return entry.state != OutboxEntry::State::Refused && !name.isEmpty()
            && added.compare(name, Qt::CaseInsensitive) == 0;
    });
}

void AdditionDialog::submit()
{
    const Edit edit = typed(m_found.value_or(Likeness()));
    if (const auto valid = checked(edit); !valid)
        return complain(valid.error());
    const QString name = nameOf(edit);
    clear();
    change();
    m_sent += Sent{m_context.outbox.submit(edit), name};
    followOutbox();
}

void AdditionDialog::takeSaved(quint64 number, const Edit &edit)
{
    for (Sent &sent : m_sent) {
        if (sent.number == number) {
            sent.state = Sent::Saved;
            m_justSaved = edit;
        }
    }
}

//! The record of what was saved follows at once.
void AdditionDialog::announce(qint64 id)
{
    if (const auto edit = std::exchange(m_justSaved, std::nullopt))
        Q_EMIT added(*edit, id);
}

//! What is refused comes back into the fields, unless something else is typed there by now.
void AdditionDialog::takeRefused(const OutboxEntry &entry)
{
    const auto sent =
        std::find_if(m_sent.begin(), m_sent.end(), [&entry](const Sent &each) { return each.number == entry.number; });
    if (sent == m_sent.end())
        return;
    if (!isUntouched()) {
        sent->state = Sent::Refused;
        return complain(entry.error);
    }
    m_sent.erase(sent);
    fill({entry.edit});
    change();
    complain(entry.error);
    m_context.outbox.discard(entry.number);
}

void AdditionDialog::followOutbox()
{
    for (Sent &sent : m_sent) {
        const OutboxEntry *entry = m_context.outbox.queue().find(sent.number);
        if (!entry || sent.state == Sent::Refused || sent.state == Sent::Saved)
            continue;
        const bool waits = entry->isKept
            && (entry->state == OutboxEntry::State::Held || m_context.outbox.isStalled() || entry->failures > 0);
        sent.state = waits ? Sent::Kept : Sent::OnItsWay;
    }
    tellProgress();
}

void AdditionDialog::tellProgress()
{
    const auto count = [this](auto state) {
        return int(
            std::count_if(m_sent.cbegin(), m_sent.cend(), [state](const Sent &sent) { return sent.state == state; }));
    };
    QStringList lines;
    if (const int saved = count(Sent::Saved); saved > 0) {
        const auto last =
            std::find_if(m_sent.crbegin(), m_sent.crend(), [](const Sent &sent) { return sent.state == Sent::Saved; });
        lines += saved == 1 ? tr("Saved: %1").arg(quotedName(last->name))
                            : tr("%Ln saved, the last one %1", nullptr, saved).arg(quotedName(last->name));
    }
    if (const int kept = count(Sent::Kept); kept > 0)
        lines += m_context.outbox.mode() == Outbox::Mode::Collected
            ? tr("%Ln kept on this computer, to be saved in the review", nullptr, kept)
            : tr("%Ln kept on this computer, saved when the database answers", nullptr, kept);
    if (const int going = count(Sent::OnItsWay); going > 0)
        lines += tr("%Ln being saved", nullptr, going);
    if (const int refused = count(Sent::Refused); refused > 0)
        lines += tr("%Ln not saved; Review in the main window says why", nullptr, refused);
    m_parts.progress->setText(lines.join(u'\n'));
}

void AdditionDialog::complain(const Error &error)
{
    m_parts.complaint->setToolTip(error.detail);
    announcement::complain(*m_parts.complaint, error.message);
}

void AdditionDialog::reject()
{
    if (isUntouched())
        return QDialog::reject();
    m_context.prompts.ask(this,
                          {.title = windowTitle(),
                           .text = tr("Discard what you have typed?"),
                           .consequences = tr("It is not added to the catalogue yet."),
                           .confirm = tr("Discard"),
                           .dangerous = true},
                          [this] { QDialog::reject(); });
}

} // namespace catalpa::ui
