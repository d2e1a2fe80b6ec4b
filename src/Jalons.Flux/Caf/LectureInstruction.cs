using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// Turns a block <c>InfoDemandeRSA</c> into a <see cref="DemandeInstruction"/>. The household is read as in a beneficiary flow; this class adds
/// what only a claim says. Bank details, residence permits and health facts outside the collection are not read (§3.3).
/// </summary>
internal sealed class LectureInstruction(TableNoms noms, EnTeteFlux enTete, Dictionary<string, int> codesInconnus, Dictionary<string, int> elementsInconnus)
{
    private readonly LectureFoyer _foyer = new(noms, enTete, codesInconnus, elementsInconnus, ListesDsp.Noms);
    private readonly string[] _parents = new string[LecteurXml.ProfondeurMaximum + 2];
    private readonly List<PersonneEnCours> _personnes = [];
    private readonly List<string> _parties = [];
    private readonly Dictionary<(GenreContact Genre, string Valeur), AccordContact> _contacts = [];
    private ContactEnCours _contact;
    private string? _statut;
    private string? _domiciliation;
    private decimal? _estime;

    private struct ContactEnCours
    {
        public string? Telephone;
        public string? Courriel;
        public string? AccordTelephone;
        public string? AccordCourriel;
    }

    private sealed class PersonneEnCours
    {
        public List<ReponseDsp> Dsp { get; } = [];

        public Dictionary<string, string> Valeurs { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>Reads one block.</summary>
    public ElementInstruction Lire(BlocXml bloc, int rang, Func<FoyerRecu, Avertissement?>? controle)
    {
        var element = _foyer.Lire(bloc, rang, controle);
        if (element is not FoyerLu { Foyer: var foyer })
        {
            return new DemandeRejetee(((FoyerRejete)element).Rejet);
        }

        Recommencer();
        Parcourir(bloc);
        return new DemandeLue(Demande(foyer, rang));
    }

    private void Recommencer()
    {
        _personnes.Clear();
        _parties.Clear();
        _contacts.Clear();
        (_contact, _statut, _domiciliation, _estime) = (default, null, null, null);
    }

    private void Parcourir(BlocXml bloc)
    {
        var noeuds = bloc.Noeuds;
        var (dsp, horsFoyer) = (int.MaxValue, int.MaxValue);
        for (var i = 0; i < noeuds.Length; i++)
        {
            ref readonly var noeud = ref noeuds[i];
            var nom = noms.Nom(noeud.Nom);
            dsp = noeud.Profondeur <= dsp ? int.MaxValue : dsp;
            horsFoyer = noeud.Profondeur <= horsFoyer ? int.MaxValue : horsFoyer;
            if (bloc.EstFeuille(i))
            {
                if (noeud.Longueur > 0 && noeud.Profondeur > 0)
                {
                    Valeur(_parents[noeud.Profondeur - 1], nom, bloc.Texte(noeud).ToString(), dansLaDsp: dsp < int.MaxValue);
                }

                continue;
            }

            _parents[noeud.Profondeur] = nom;
            dsp = nom == "DonneesSocioProfessionnelles" ? noeud.Profondeur : dsp;
            Ouvrir(nom, horsFoyer < int.MaxValue);
            if (noeud.Profondeur is > 0 and var p && p < horsFoyer && Vocabulaire.Element(nom, out _) == El.Inconnu)
            {
                horsFoyer = p;
            }
        }

        FermerContact();
    }

    /// <summary>A person inside an element that the household does not have is nobody there: it must not shift the others.</summary>
    private void Ouvrir(string nom, bool horsFoyer)
    {
        if (nom == "Personne" && !horsFoyer)
        {
            _personnes.Add(new PersonneEnCours());
        }
        else if (nom == "ModesContacts")
        {
            FermerContact();
        }
    }

    private void Valeur(string bloc, string nom, string texte, bool dansLaDsp)
    {
        if (dansLaDsp && _personnes.Count > 0)
        {
            _personnes[^1].Dsp.Add(new ReponseDsp(nom, texte));
            return;
        }

        switch (bloc)
        {
            case "SuiviInstruction" when nom == "SUIIRSA": _parties.Add(texte); break;
            case "Organisme" when nom == "STATUDEMRSA": _statut = texte; break;
            case "ElectionDomicile" when nom == "RAISOCTIEELECTDOM": _domiciliation = texte; break;
            case "PrestationRSA" when nom == "MTESTRSA" && Valeurs.Montant(texte, out var montant): _estime = montant; break;
            case "ModesContacts": Contact(nom, texte); break;
            case "SuiviAppuiOrientation" or "DeterminationParcours" or "OrganismeDecisionOrientation" or "OrganismeReferentOrientation" when _personnes.Count > 0:
                _personnes[^1].Valeurs[nom] = texte;
                break;
        }
    }

    private void Contact(string nom, string texte)
    {
        switch (nom)
        {
            case "NUMTEL": _contact.Telephone = string.Concat(texte.Where(c => char.IsAsciiDigit(c) || c == '+')); break;
            case "ADRELEC": _contact.Courriel = texte.ToLowerInvariant(); break;
            case "AUTORUTITEL": _contact.AccordTelephone = texte; break;
            case "AUTORUTIADRELEC": _contact.AccordCourriel = texte; break;
        }
    }

    private void FermerContact()
    {
        Retenir(GenreContact.Telephone, _contact.Telephone, _contact.AccordTelephone);
        Retenir(GenreContact.Courriel, _contact.Courriel, _contact.AccordCourriel);
        _contact = default;
    }

    /// <summary>A later word on the same value replaces the former one (T39).</summary>
    private void Retenir(GenreContact genre, string? valeur, string? accord)
    {
        if (!string.IsNullOrEmpty(valeur))
        {
            _contacts[(genre, valeur)] = accord switch
            {
                "A" => AccordContact.Accorde,
                "R" => AccordContact.Refuse,
                _ => AccordContact.Inconnu,
            };
        }
    }

    private DemandeInstruction Demande(FoyerRecu foyer, int rang) => new()
    {
        Rang = rang,
        Foyer = foyer,
        Statut = _statut,
        Parties = [.. _parties],
        Personnes = [.. foyer.Personnes.Select(p => Personne(p, _personnes[p.Rang - 1]))],
        Contacts = [.. _contacts.Select(c => new ContactRecu(c.Key.Genre, c.Key.Valeur, c.Value))],
        Domiciliation = _domiciliation,
        MontantEstime = _estime,
    };

    private static PersonneInstruite Personne(PersonneRecue personne, PersonneEnCours lue)
    {
        var v = lue.Valeurs;
        var propose = new ParcoursPropose(
            v.GetValueOrDefault("NATPARCOCAL"), v.GetValueOrDefault("NATPARCOMOD"), v.GetValueOrDefault("MOTIMODPARCO"), Oui(v, "TOPREFUPARCO"),
            v.GetValueOrDefault("RAISOCORGDECIORIE"), v.GetValueOrDefault("RAISOCORGORIE"));
        return new PersonneInstruite
        {
            Personne = personne,
            RecueilObligatoire = Oui(v, "TOPOBLSOCPRO"),
            EtatRecueil = v.GetValueOrDefault("SITPERSSOCPRO"),
            RecueilLe = v.TryGetValue("DTENRSOCPRO", out var jour) && Valeurs.Jour(jour, out var le) ? le : null,
            Dsp = [.. lue.Dsp],
            Parcours = propose == new ParcoursPropose(null, null, null, null, null, null) ? null : propose,
        };
    }

    private static bool? Oui(Dictionary<string, string> valeurs, string nom) =>
        valeurs.TryGetValue(nom, out var texte) && Valeurs.Oui(texte, out var oui) ? oui : null;
}
