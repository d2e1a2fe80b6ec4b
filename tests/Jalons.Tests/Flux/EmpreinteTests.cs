using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>Equal pictures have equal fingerprints, whatever the encoding, the white space and the events; others do not.</summary>
public class EmpreinteTests
{
    private static readonly UInt128[] Reference = Empreintes(Exemples.TexteMensuel);

    [Fact]
    public void Stable_d_une_execution_a_l_autre() =>
        Assert.Equal("B6A301091A220F08D75C2ABF5814D0F5", Reference[0].ToString("X32", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Independante_de_l_encodage_et_des_blancs()
    {
        var texte = Exemples.TexteMensuel;
        Assert.Equal(Reference, Exemples.Lire(Encoding.UTF8.GetBytes(Exemples.Remplacer(texte, "windows-1252", "UTF-8"))).Foyers.Select(f => f.Empreinte));
        Assert.Equal(Reference, Empreintes(Regex.Replace(texte, @">\s+<", "><", RegexOptions.None, TimeSpan.FromSeconds(5))));
        Assert.Equal(Reference, Empreintes(texte.Replace("<NOM>", "<NOM>  ", StringComparison.Ordinal).Replace("</NUMCOM>", " \t</NUMCOM>", StringComparison.Ordinal)));
        Assert.Equal(Reference, Empreintes(texte.Replace("<COMPLIDEADR/>", "<COMPLIDEADR>  </COMPLIDEADR>", StringComparison.Ordinal)));
        Assert.Equal(Reference, Empreintes(texte.Replace("<COMPLADR/>", "", StringComparison.Ordinal)));
        Assert.Equal(Reference, Empreintes(texte.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void Independante_des_evenements()
    {
        var quotidien = Exemples.Windows1252.GetString(Exemples.Quotidien);
        var sans = Regex.Replace(quotidien, "<Evenement>.*?</Evenement>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        Assert.Equal(Empreintes(quotidien), Empreintes(sans));
        var ailleurs = Exemples.Remplacer(sans, "<Personne>", "<Evenement><DTLIQ>2025-11-06</DTLIQ><FG>ADR</FG></Evenement><Personne>");
        Assert.Equal(Empreintes(quotidien), Empreintes(ailleurs));
    }

    /// <summary>Dates that each computation moves are no change, whether they are there or not.</summary>
    [Fact]
    public void Independante_des_dates_qui_glissent()
    {
        Assert.Equal(Reference, Empreintes(Regex.Replace(Exemples.TexteMensuel, "<(DDELECAL|DFELECAL|DTDERRSAVERS)>[^<]+<", "<$1>2031-04-01<", RegexOptions.None, TimeSpan.FromSeconds(5))));
        Assert.Equal(Reference, Empreintes(Regex.Replace(Exemples.TexteMensuel, @"<(DDELECAL|DFELECAL|DTDERRSAVERS)>[^<]+</\1>", "", RegexOptions.None, TimeSpan.FromSeconds(5))));
        Assert.NotEqual(Reference[0], Empreintes(Regex.Replace(Exemples.TexteMensuel, "<DTDEMRSA>[^<]+<", "<DTDEMRSA>2021-04-01<", RegexOptions.None, TimeSpan.FromSeconds(5)))[0]);
    }

    /// <summary>Any change of one character of a value changes the fingerprint of its household and of no other.</summary>
    [Fact]
    public void Sensible_a_chaque_valeur()
    {
        var texte = Exemples.TexteMensuel;
        var fin = texte.IndexOf("</InfosFoyerRSA>", StringComparison.Ordinal);
        var valeurs = Regex.Matches(texte[..fin], @"<(\w+)>([^<>\s][^<>]*)</\1>", RegexOptions.None, TimeSpan.FromSeconds(5));
        var vues = new HashSet<UInt128> { Reference[0] };
        foreach (var valeur in valeurs.Where(v => v.Groups[1].Value is "REG" or "LIEUDIST" or "NOM" or "PRENOM" or "NOMNAI" or "NOMVOIE" or "MTALRSA" or "MTNATRESSMEN" or "IDASSEDIC"))
        {
            var groupe = valeur.Groups[2];
            var change = texte[..groupe.Index] + (texte[groupe.Index] == '7' ? '8' : '7') + texte[(groupe.Index + 1)..];
            var empreintes = Empreintes(change);
            Assert.True(vues.Add(empreintes[0]), groupe.Value);
            Assert.Equal(Reference[1..], empreintes[1..]);
        }

        Assert.True(vues.Count > 15);
    }

    [Fact]
    public void Deux_valeurs_echangees_ou_deplacees_changent_l_empreinte()
    {
        string[] variantes =
        [
            Exemples.Avec("<NOM>KESBRIAC</NOM>\n        <NOMNAI>VALMIEN", "<NOM>VALMIEN</NOM>\n        <NOMNAI>KESBRIAC"),
            Exemples.Avec("<NOM>KESBRIAC</NOM>\n        <NOMNAI>VALMIEN", "<NOM>KESBRIACV</NOM>\n        <NOMNAI>ALMIEN"),
            Exemples.Avec("<LIEUDIST/>", "<LIEUDIST>0</LIEUDIST>"),
            Exemples.Avec("<PRENOM2>ODETTE</PRENOM2>", "<PRENOM3>ODETTE</PRENOM3>"),
        ];
        Assert.Equal(variantes.Length + 1, variantes.Select(v => Empreintes(v)[0]).Append(Reference[0]).Distinct().Count());
    }

    /// <summary>Two different names never gave the same fingerprint (names of any length and any letters).</summary>
    [Fact]
    public void Noms_quelconques()
    {
        var nom = ArbMap.Default.ArbFor<string>().Generator
            .Select(s => new string([.. (s ?? "").Where(c => char.IsLetterOrDigit(c) && c < 0x250)]))
            .Where(s => s.Length is > 0 and < 200);
        Prop.ForAll(nom.Two().ToArbitrary(), paire =>
        {
            var (a, b) = paire;
            return string.Equals(a, b, StringComparison.Ordinal) == (DeNom(a) == DeNom(b));
        }).QuickCheckThrowOnFailure();
    }

    private static UInt128 DeNom(string nom) => Exemples.Lire(Encoding.UTF8.GetBytes(Exemples.Remplacer(Exemples.Avec("windows-1252", "UTF-8"), "<NOM>KESBRIAC", "<NOM>" + nom))).Foyers[0].Empreinte;

    private static UInt128[] Empreintes(string texte) => [.. Exemples.Lire(texte).Foyers.Select(f => f.Empreinte)];
}
