// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outbox.h"
#include "core/records/tidying.h"
#include "core/records/validation.h"
#include "ui/catalogue/details/recorddetails.h"
#include "ui/catalogue/recordpane.h"
#include "wording/edittext.h"

namespace catalpa::ui {

//! What a RecordPane does with its record: shows it, and makes an \a Edit of what is typed.
template <typename Record, typename Edit>
class RecordForm : public RecordPane {
public:
    //! Shows a record, or none. What is being typed for the same one stays, and what cannot be recorded: complaint().
    void show(const std::optional<Record> &record)
    {
        const bool isSame = m_record && record && m_record->id == record->id;
        if (isSame && (isEdited() || isBegun()))
            return;
        if (!save())
            return;
        if (!isSame) {
            m_details.setStored({});
            forgetAddedFields();
        }
        m_record = m_details.completed(record, m_outbox);
        revert();
        setShown(record.has_value());
        arrange();
        readAgain();
    }

    void readAgain() final
    {
        m_details.read({recordId()}, this, [this](const Record &whole) {
            m_record->details = m_details.taken(whole, m_outbox);
            updateButtons();
        });
    }

    qint64 recordId() const final { return m_record ? m_record->id.value : 0; }
    bool isEdited() const final
    {
        return m_record && (isTyped(*m_record) || m_details.isTyped() || !whyIncomplete().isEmpty());
    }

    bool save(bool hands = true) final
    {
        if (!isEdited())
            return true;
        Edit edit = typed(*m_record);
        edit.label = labelOf(*m_record);
        if (const QString why = whyIncomplete(); !why.isEmpty())
            return complain({.id = edit.id, .label = edit.label}, why);
        edit.details = m_details.typed();
        if (const auto valid = check(edit); !valid)
            return complain(edit, valid.error().message);
        if (!hands)
            return true;
        takeDoubts(edit);
        m_record = applied(edit, *m_record);
        revert();
        if (!edit.isEmpty())
            m_outbox.submit(edit);
        return true;
    }

protected:
    RecordForm(Outbox &outbox, bool canEdit, QWidget *parent) //!< The outbox must outlive it.
        : RecordPane(canEdit, parent)
        , m_outbox(outbox)
    {
    }

    //! Has the details of the record read and shown in \a rows, the last ones of the form. Call once, behind setUp().
    void showDetails(DetailRows *rows, typename RecordDetails<Record, Edit>::Read read)
    {
        m_details.use(rows, std::move(read));
        takeDetailRows(rows);
    }
    const std::optional<Record> &record() const { return m_record; } //!< As it was when the fields were filled.
    //! The way from what is recorded to what the fields say; empty when they say the same.
    virtual Edit typed(const Record &recorded) const = 0;
    //! Whether typed() is not empty; asked for each letter, where a guess is enough until the form is saved.
    virtual bool isTyped(const Record &recorded) const { return !typed(recorded).isEmpty(); }
    //! A sentence when the fields cannot be made an edit of yet.
    virtual QString whyIncomplete() const { return {}; }
    //! Takes out of an edit what the person is to be asked about before it is recorded, and has it asked.
    virtual void takeDoubts(Edit &) { }
    //! Called when a record is shown, or none: what is not there in each catalogue is hidden.
    virtual void arrange() = 0;

    //! The database has saved a record: shown if it is this one.
    void takeSaved(const Record &saved)
    {
        if (!m_record || m_record->id != saved.id)
            return;
        if (saved.details)
            m_details.setStored(saved.details);
        show(m_outbox.withEdits(saved));
    }

private:
    bool complain(const Edit &edit, const QString &why) { return setComplaint(why, unfitSentence(edit, why)), false; }
    void fillDetails() final { m_details.fill(m_record); }

    Outbox &m_outbox;
    RecordDetails<Record, Edit> m_details;
    std::optional<Record> m_record;
};

} // namespace catalpa::ui
