using System.Text;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The instruction flow: what identifies a claim, contacts with consent, socio-professional data, pathway.</summary>
public class InstructionTests
{
    private static readonly (EnTeteFlux EnTete, List<DemandeInstruction> Demandes, List<RejetFlux> Rejets, FinFlux? Fin, int Inconnus) Exemple = Lire(Texte);

    private static string Texte => Encoding.UTF8.GetString(Exemples.Instruction);

    [Fact]
    public void Deux_demandes()
    {
        Assert.Equal(new EnTeteFlux("NRA", "0015", 'I', 'I', new DateTime(2025, 11, 5, 20, 3, 11), null) { Format = FormatFlux.Instruction }, Exemple.EnTete);
        Assert.Equal((2, 0, new FinFlux(2, 0), 0), (Exemple.Demandes.Count, Exemple.Rejets.Count, Exemple.Fin, Exemple.Inconnus));
        Assert.Equal(["00951448023", "00951502023"], Exemple.Demandes.Select(d => d.Foyer.NumeroDemande));
        Assert.Equal([new DateOnly(2025, 11, 3), new DateOnly(2025, 11, 5)], Exemple.Demandes.Select(d => d.Foyer.DateDemande));
        Assert.Equal([null, "2407158"], Exemple.Demandes.Select(d => d.Foyer.Matricule));
        Assert.Equal(["N", "C"], Exemple.Demandes.Select(d => d.Statut));
        Assert.All(Exemple.Demandes, d => Assert.Equal((null, "CAF", "231", "023"), (d.Foyer.EtatDroit, d.Foyer.Organisme, d.Foyer.NumeroOrganisme, d.Foyer.Partenaire)));
        Assert.All(Exemple.Demandes, d => Assert.Empty(d.Avertissements));
        Assert.Equal([["01", "11", "21"], ["01", "11", "12"]], Exemple.Demandes.Select(d => d.Parties));
        Assert.Equal([509.85m, 0m], Exemple.Demandes.Select(d => d.MontantEstime));
    }

    [Fact]
    public void Personnes_sans_drapeau_de_droits_et_devoirs()
    {
        var couple = Exemple.Demandes[1];
        Assert.Equal([("DEM", "SYLVIE"), ("CJT", "PATRICE"), ("ENF", "ELIO")], couple.Personnes.Select(p => (p.Personne.Role, p.Personne.Prenom)));
        Assert.All(couple.Personnes, p => Assert.Null(p.Personne.SoumisDroitsDevoirs));
        Assert.Equal([true, false, null], couple.Personnes.Select(p => p.RecueilObligatoire));
        Assert.Equal(["EF", "RE", null], couple.Personnes.Select(p => p.EtatRecueil));
        Assert.Equal(["2820423958091", "1811023959013", null], couple.Personnes.Select(p => p.Personne.Nir?.Treize));
        Assert.Equal("VIM", couple.Foyer.SituationFamille);
        Assert.Equal("41 BOULEVARD CARNOT", couple.Foyer.Adresse?.Voie);
    }

    [Fact]
    public void Contacts_et_consentements()
    {
        Assert.Equal(
            [
                new ContactRecu(GenreContact.Telephone, "0639980001", AccordContact.Accorde),
                new ContactRecu(GenreContact.Courriel, "marius.roucheron@exemple.invalid", AccordContact.Accorde),
            ],
            Exemple.Demandes[0].Contacts);
        Assert.Equal(
            [
                new ContactRecu(GenreContact.Telephone, "0536490002", AccordContact.Refuse),
                new ContactRecu(GenreContact.Telephone, "0639980003", AccordContact.Accorde),
                new ContactRecu(GenreContact.Courriel, "s.girodan@exemple.invalid", AccordContact.Refuse),
            ],
            Exemple.Demandes[1].Contacts);
        Assert.Equal([false, true, false], Exemple.Demandes[1].Contacts.Select(c => c.EstUtilisable));
        Assert.Equal("CCAS DE LA SOUTERRAINE", Exemple.Demandes[0].Domiciliation);
    }

    [Fact] // T39
    public void Un_refus_qui_suit_remplace_l_accord()
    {
        var texte = Exemples.Remplacer(Texte, "</ModesContacts>", "</ModesContacts><ModesContacts><NUMTEL>06 39 98 00 01</NUMTEL><AUTORUTITEL>R</AUTORUTITEL></ModesContacts>");
        Assert.Equal(AccordContact.Refuse, Lire(texte).Demandes[0].Contacts.Single(c => c.Genre == GenreContact.Telephone).Accord);
        var inconnu = Exemples.Remplacer(Texte, "<AUTORUTITEL>A</AUTORUTITEL>", "<AUTORUTITEL>I</AUTORUTITEL>");
        Assert.False(Lire(inconnu).Demandes[0].Contacts[0].EstUtilisable);
    }

    [Fact]
    public void Donnees_socio_professionnelles()
    {
        var marius = Exemple.Demandes[0].Personnes[0];
        Assert.Equal(new DateOnly(2025, 11, 3), marius.RecueilLe);
        Assert.Equal(["0405", "0407"], marius.Dsp.Where(r => r.Nom == "DIFSOC").Select(r => r.Valeur));
        Assert.Equal(["2501", "2502"], marius.Dsp.Where(r => r.Nom == "NATMOB").Select(r => r.Valeur));
        Assert.Contains(new ReponseDsp("LIBDERACT", "Agent d'entrepôt"), marius.Dsp);
        Assert.Contains(new ReponseDsp("DRORSARMIANTA-2", "N"), marius.Dsp);
        Assert.Equal("Non", marius.Dsp.Single(r => r.Nom == "TOPPERMICONDUB").Libelle);
        Assert.Equal(Codes.Libelle("NIVETU", "1204"), marius.Dsp.Single(r => r.Nom == "NIVETU").Libelle);
        Assert.Equal(Codes.Libelle("OUI_NON_NSP", "O"), marius.Dsp.Single(r => r.Nom == "CONCOFORMQUALIEMPLOI").Libelle);
        Assert.Null(marius.Dsp.Single(r => r.Nom == "LIBDERACT").Libelle);
        Assert.All(marius.Dsp.Where(r => !r.Nom.StartsWith("LIB", StringComparison.Ordinal) && r.Nom != "ANNOBTNIVDIPMAX"), r => Assert.NotNull(r.Libelle));
        Assert.Equal([true, false, false], Exemple.Demandes[1].Personnes.Select(p => p.Dsp.Count > 0));
    }

    [Fact]
    public void Parcours_propose()
    {
        var parcours = Exemple.Demandes[0].Personnes[0].Parcours!;
        Assert.Equal(("AS", "PP", "EA", false, "PP"), (parcours.Calcule, parcours.Modifie, parcours.MotifModification, parcours.Refuse, parcours.Propose));
        Assert.All(Exemple.Demandes[1].Personnes, p => Assert.Null(p.Parcours));
    }

    [Fact]
    public void Nouveau_recueil_sous_l_identification()
    {
        var texte = Texte.Replace("<NATFLUX>I", "<NATFLUX>R", StringComparison.Ordinal)
            .Replace("</IdentificationRSA>", "", StringComparison.Ordinal)
            .Replace("</InfoDemandeRSA>", "</IdentificationRSA></InfoDemandeRSA>", StringComparison.Ordinal);
        var lecture = Lire(texte);
        Assert.Equal('R', lecture.EnTete.Nature);
        Assert.Equal([1, 3], lecture.Demandes.Select(d => d.Personnes.Count));
        Assert.Equal(Exemple.Demandes[0].Personnes[0].Dsp, lecture.Demandes[0].Personnes[0].Dsp);
    }

    [Fact]
    public void Rejet_sans_coordonnees_bancaires()
    {
        var lecture = Lire(Exemples.Remplacer(Texte, "<DTNAI>1999-09-03", "<DTNAI>1999-09-31"));
        var rejet = Assert.Single(lecture.Rejets);
        Assert.Single(lecture.Demandes);
        Assert.Equal(("date.impossible", "00951448023"), (rejet.Code, rejet.Numero));
        Assert.Contains("<RIB>", rejet.Brut, StringComparison.Ordinal);
        Assert.DoesNotContain("FR76", rejet.Brut, StringComparison.Ordinal);
        Assert.DoesNotContain("BANQUE", rejet.Brut, StringComparison.Ordinal);
        Assert.Contains("LA SOUTERRAINE", rejet.Brut, StringComparison.Ordinal);
        Assert.Equal("InfoDemandeRSA", System.Xml.Linq.XElement.Parse(rejet.Brut).Name.LocalName);
    }

    [Fact]
    public void Element_inconnu_ignore_et_compte()
    {
        var lecture = Lire(Exemples.Remplacer(Texte, "<Personne>", "<Nouveau><NUMTEL>1</NUMTEL></Nouveau><Personne>"));
        Assert.Equal((2, 1), (lecture.Demandes.Count, lecture.Inconnus));
    }

    [Fact]
    public void Personne_dans_un_element_inconnu_ne_decale_pas_les_autres()
    {
        var lecture = Lire(Exemples.Remplacer(Texte, "<Personne>", "<Nouveau><Personne><Identification><NOM>X</NOM></Identification></Personne></Nouveau><Personne>"));
        Assert.Equal("MARIUS", lecture.Demandes[0].Personnes.Single().Personne.Prenom);
        Assert.Equal("EF", lecture.Demandes[0].Personnes.Single().EtatRecueil);
    }

    [Fact]
    public void Flux_beneficiaires_refuse_ici()
    {
        using var lecteur = new LecteurInstructions(new MemoryStream(Exemples.Mensuel));
        var refus = Assert.Throws<FluxRefuseException>(lecteur.LireEnTete);
        Assert.Equal("flux.nature", refus.Code);
        Assert.Contains("Ce fichier est un flux « bénéficiaires » (VRSB0801) ; un flux « instruction » (VIRS0901) est attendu ici.", refus.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fichier_tronque_refuse() =>
        Assert.Equal("flux.tronque", Assert.Throws<FluxRefuseException>(() => Lire(Texte[..12_000])).Code);

    private static (EnTeteFlux EnTete, List<DemandeInstruction> Demandes, List<RejetFlux> Rejets, FinFlux? Fin, int Inconnus) Lire(string texte)
    {
        using var lecteur = new LecteurInstructions(new MemoryStream(Encoding.UTF8.GetBytes(texte)));
        var enTete = lecteur.LireEnTete();
        var elements = lecteur.Lire().ToList();
        return (
            enTete,
            [.. elements.OfType<DemandeLue>().Select(e => e.Demande)],
            [.. elements.OfType<DemandeRejetee>().Select(e => e.Rejet)],
            lecteur.Fin,
            lecteur.ElementsInconnus.Count);
    }
}
